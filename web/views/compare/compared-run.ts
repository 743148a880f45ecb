import type { EvalSummary, RunMeta } from "@evalsite/protocol";
import type { DataProblem } from "../../data/fetch-file.ts";
import type { Loaded } from "../../data/file-store.ts";
import { type RunMark, runMark } from "../../model/run-mark.ts";

/** One run of the comparison with what has arrived of it. */
export interface ComparedRun {
  readonly runId: string;
  readonly mark: RunMark;
  readonly meta: RunMeta | null;
  readonly summary: EvalSummary | null;
  readonly isLoading: boolean;
  /** Why a file of it cannot be shown. */
  readonly problem: { readonly problem: DataProblem; readonly retry: () => void } | null;
}

/** The runs in the order of the address; the mark goes by the place, so that it is the same everywhere. */
export function comparedRuns(
  runIds: readonly string[],
  metas: readonly Loaded<RunMeta>[],
  summaries: readonly Loaded<EvalSummary>[],
): readonly ComparedRun[] {
  return runIds.map((runId, at) => {
    const files = [metas[at], summaries[at]];
    return {
      runId,
      mark: runMark(at),
      meta: valueOf(metas[at]),
      summary: valueOf(summaries[at]),
      isLoading: files.some((file) => file === undefined || file.state === "loading"),
      problem: files.find((file) => file?.state === "problem") ?? null,
    };
  });
}

function valueOf<T>(file: Loaded<T> | undefined): T | null {
  return file?.state === "ready" ? file.value : null;
}
