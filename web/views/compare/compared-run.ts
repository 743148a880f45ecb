import type { EvalSummary, RunMeta } from "@evalsite/protocol";
import type { DataProblem } from "../../data/fetch-file.ts";
import type { Loaded } from "../../data/file-store.ts";
import { type RunMark, runMark } from "../../model/run-mark.ts";
import { shortNames } from "../../model/short-names.ts";

/** One run of the comparison with what has arrived of it. */
export interface ComparedRun {
  readonly runId: string;
  /** As it is shown beside its letter. */
  readonly name: string;
  readonly mark: RunMark;
  readonly meta: RunMeta | null;
  readonly summary: EvalSummary | null;
  readonly isLoading: boolean;
  /** Why a file of it cannot be shown. */
  readonly problem: { readonly problem: DataProblem; readonly retry: () => void } | null;
}

/** The runs in the order of the address, the baseline first; the mark goes by the place, so that it is the same everywhere. */
export function comparedRuns(
  runIds: readonly string[],
  metas: readonly Loaded<RunMeta>[],
  summaries: readonly Loaded<EvalSummary>[],
): readonly ComparedRun[] {
  const names = shortNames(runIds);
  return runIds.map((runId, at) => {
    const files = [metas[at], summaries[at]];
    return {
      runId,
      name: names[at] ?? runId,
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
