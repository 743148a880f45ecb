import { existsSync, readdirSync, rmSync, rmdirSync } from "node:fs";
import { join } from "node:path";

/** What benchmarks put into the work folder. */
const made =
  /^(?:(?:reviews|runs|compared|curves)-[\d-]+(?:\.json)?|out-.*|site-.*|venv|reviews\.parquet)$/;

/** Removes what benchmarks made, and the folder if nothing else is in it. */
export function removeWork(workDir: string): void {
  if (!existsSync(workDir)) return;
  for (const name of readdirSync(workDir).filter((entry) => made.test(entry)))
    rmSync(join(workDir, name), { recursive: true, force: true });
  if (readdirSync(workDir).length === 0) rmdirSync(workDir);
}
