import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Settings } from "./config-file.ts";
import { root } from "./places.ts";

/** Keys of `dataset_args` that lead to a benchmark's data. */
const places = new Set(["local_path", "dataset_id"]);

/**
 * Variables for evalscope when a benchmark's data lie on this machine. The `datasets` library takes a local folder it has read before
 * for unchanged, and even another of the same name for the same; so what it makes of them is kept for this run alone.
 */
export function datasetVariables(
  settings: Settings,
  workplace: string,
): Readonly<Record<string, string>> {
  return hasLocalData(settings["dataset_args"])
    ? { HF_DATASETS_CACHE: join(resolve(workplace), "datasets") }
    : {};
}

function hasLocalData(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, field]: [string, unknown]) =>
    typeof field === "string"
      ? places.has(key) && existsSync(resolve(root, field))
      : hasLocalData(field),
  );
}
