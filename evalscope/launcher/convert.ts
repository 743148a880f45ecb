import { spawn } from "node:child_process";
import { join } from "node:path";
import { nodeOptions } from "../../scripts/node-options.ts";
import { holdLock, tryLock } from "./lock.ts";
import { root } from "./places.ts";

export interface Conversion {
  readonly rawDir: string;
  readonly outDir: string;
  /** An exported site that gets the data too; null: the ETL finds that of `web/public/data` by itself. */
  readonly siteDir: string | null;
  /** Folders to convert, all others staying as they are published; none: all. */
  readonly runIds: readonly string[];
  readonly quiet: boolean;
}

/**
 * Converts runs with the ETL, when no other conversion writes there any more.
 * @returns the ETL's exit code: 0 all, 2 with losses, 1 nothing.
 */
export async function convert(conversion: Conversion): Promise<number> {
  for (;;) {
    const release = await holdLock(conversion.outDir);
    release();
    const code = await runEtl(conversion);
    if (code !== 1 || isFree(conversion.outDir)) return code;
  }
}

/** When it is not, another conversion came first, and ours was refused. */
function isFree(outDir: string): boolean {
  const release = tryLock(outDir);
  if (typeof release !== "function") return false;
  release();
  return true;
}

function runEtl({ rawDir, outDir, siteDir, runIds, quiet }: Conversion): Promise<number> {
  const etl = [join(root, "scripts/run.ts"), "etl"];
  const site = siteDir === null ? [] : ["--site-dir", siteDir];
  const only = runIds.flatMap((runId) => ["--run", runId]);
  const args = [...etl, "--raw-dir", rawDir, "--out-dir", outDir, ...site, ...only];
  const child = spawn(process.execPath, [...nodeOptions, ...args], {
    cwd: root,
    stdio: quiet ? "ignore" : "inherit",
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
