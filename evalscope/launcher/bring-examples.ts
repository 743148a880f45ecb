import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { importFolders } from "./import-folders.ts";
import { root } from "./places.ts";

const examples = join(root, "examples/raw/runs");

/** Refers to the project's example runs from the raw folder, where they are not there yet. @returns their ids */
export function bringExamples(rawDir: string): readonly string[] {
  const missing = readdirSync(examples, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !existsSync(join(rawDir, entry.name)))
    .map(({ name }) => join(examples, name));
  return importFolders(missing, rawDir, "reference", null).map(({ runId }) => runId);
}
