import { type Ended, etl } from "./cli.ts";
import { samples } from "./conversion.ts";
import { temporaryFolder, writeTree } from "./folders.ts";

/** A folder with `raw/good`, and whatever else is given. */
export function workplace(files: Readonly<Record<string, string>> = {}): string {
  return writeTree(temporaryFolder(), { "raw/good/samples.jsonl": samples(2), ...files });
}

/** Converts its `raw` into `out` by the command line tool. */
export function convertIn(cwd: string, ...more: readonly string[]): Promise<Ended> {
  return etl(["--raw-dir", "raw", "--out-dir", "out", ...more], { cwd });
}
