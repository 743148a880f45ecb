import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { root } from "./places.ts";

const index = z.array(z.object({ run_id: z.string() }));

/** Converts the raw folder with the ETL, which finds what changed. @returns the ETL's exit code: 0 all, 2 with losses, 1 nothing. */
export function convert(rawDir: string, outDir: string, quiet = false): Promise<number> {
  const main = join(root, "tools/etl/main.ts");
  const args = [
    "--disable-warning=ExperimentalWarning",
    main,
    "--raw-dir",
    rawDir,
    "--out-dir",
    outDir,
  ];
  const child = spawn(process.execPath, args, { cwd: root, stdio: quiet ? "ignore" : "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** The published runs that a raw folder became: itself, or one for each model or subfolder, `<id>~<part>`. */
export function publishedRuns(outDir: string, runId: string): readonly string[] {
  const file = join(outDir, "index.json");
  if (!existsSync(file)) return [];
  const ids = index.parse(JSON.parse(readFileSync(file, "utf8"))).map(({ run_id }) => run_id);
  return ids.filter((id) => id === runId || id.startsWith(`${runId}~`));
}

/** Lines that say where the runs can be seen. */
export async function addressLines(runIds: readonly string[]): Promise<readonly string[]> {
  const site = `http://localhost:${process.env["PORT"] ?? 3000}`;
  const pages = runIds.map((id) => `page        ${site}/runs/${encodeURIComponent(id)}/`);
  const [first = ""] = runIds;
  const isServed = pages.length === 0 || (await serves(site, first));
  return isServed ? pages : [...pages, "            (start the site first: npm start)"];
}

async function serves(site: string, runId: string): Promise<boolean> {
  try {
    const response = await fetch(`${site}/data/index.json`, { signal: AbortSignal.timeout(1000) });
    return response.ok && (await response.text()).includes(JSON.stringify(runId));
  } catch {
    return false;
  }
}
