import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { versionOf } from "../machine.ts";

/** A Python that has DuckDB, in an environment of its own in the work folder; null if none can be had. */
export function duckdbPython(workDir: string): string | null {
  const folder = join(workDir, "venv");
  const python = join(folder, "bin/python");
  if (!existsSync(python)) install(folder);
  return duckdbVersion(python) === null ? null : python;
}

export function duckdbVersion(python: string): string | null {
  return versionOf(python, ["-c", "import duckdb; print(duckdb.__version__)"]);
}

function install(folder: string): void {
  try {
    execFileSync("python3", ["-m", "venv", folder], { stdio: "pipe" });
    execFileSync(join(folder, "bin/pip"), ["install", "--quiet", "duckdb"], { stdio: "pipe" });
  } catch (error) {
    process.stderr.write(`DuckDB could not be installed: ${String(error).split("\n")[0]}\n`);
  }
}

/** Program text: reads JSON lines (first argument), writes Parquet (second). */
export const readToParquet = `
import sys, duckdb
source, target = sys.argv[1:]
duckdb.execute(f"copy (select * from read_json('{source}', format = 'newline_delimited', maximum_object_size = 67108864)) to '{target}' (format parquet)")
`;
