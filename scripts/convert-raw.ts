import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { nodeOptions } from "./node-options.ts";
import { root, run } from "./project.ts";

/** The user's runs, or the examples while there are none. */
function rawFolder(project: string): string {
  const own = join(project, "raw/runs");
  const hasRuns = existsSync(own) && readdirSync(own).some((name) => !name.startsWith("."));
  return hasRuns ? own : join(project, "examples/raw/runs");
}

/**
 * Converts what has changed of the user's runs (of the examples while there are none), and puts it into the exported site
 * beside the output folder.
 * @param project the folder that `raw/runs` and `examples` lie in
 * @returns 0 also if something was left out, which the ETL says; 1 if nothing could be published.
 */
export async function convertRaw(project: string, outDir: string): Promise<number> {
  const raw = rawFolder(project);
  if (raw !== join(project, "raw/runs"))
    process.stdout.write(
      "raw/runs holds no run yet: the examples are shown until it does, and your first run takes their place.\n",
    );
  const args = ["--raw-dir", raw, "--out-dir", outDir];
  const etl = [join(root, "scripts/run.ts"), "etl"];
  const code = await run(process.execPath, [...nodeOptions, ...etl, ...args]);
  return code === 2 ? 0 : code;
}
