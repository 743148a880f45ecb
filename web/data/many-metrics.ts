import type { RunMetrics } from "@evalsite/protocol";
import type { Loaded } from "./file-store.ts";
import { useManyFiles } from "./many-files.ts";

/** The time series of several runs, in the order of the ids; each loads and fails by itself. */
export function useManyMetrics(runIds: readonly string[]): readonly Loaded<RunMetrics>[] {
  return useManyFiles("metrics", runIds);
}
