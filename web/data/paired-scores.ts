import type { Direction } from "@evalsite/statistics";
import type { PairedBenchmark, Part } from "../model/comparison/paired-scores.ts";
import { type ComparedSource, openReader } from "./item-comparison.ts";
import type { SampleProblem } from "./sample-problem.ts";
import { columnWorker } from "./worker-client.ts";

/** One benchmark to be compared item by item. */
export interface PairTask {
  readonly suite: string;
  /** One a run, null where it has no samples of it; `columns` likewise. */
  readonly sources: readonly (ComparedSource | null)[];
  readonly columns: readonly (string | null)[];
  /** Position of the baseline. */
  readonly baseline: number;
  readonly direction: Direction;
  readonly parts: readonly Part[];
}

export interface PairedSuite {
  /** One a run; null for the baseline, and for runs that cannot be paired. */
  readonly runs: readonly (PairedBenchmark | null)[];
  readonly problems: readonly SampleProblem[];
}

/** Reads the scores of one benchmark in a worker, and sets every run against the baseline. */
export async function loadPairedScores(task: PairTask): Promise<PairedSuite> {
  const { sources, columns, baseline, direction, parts } = task;
  const problems: SampleProblem[] = [];
  const order = [baseline, ...sources.keys().filter((at) => at !== baseline)];
  const opened = await Promise.all(
    order.map(async (at) => {
      const [source, column] = [sources[at] ?? null, columns[at] ?? null];
      if (source === null || column === null) return null;
      const reader = await openReader(source, problems);
      return reader === null ? null : { at, column, place: reader.reader.place };
    }),
  );
  const ready = opened.filter((one) => one !== null);
  const nothing = { runs: sources.map(() => null), problems };
  if (ready[0]?.at !== baseline || ready.length < 2) return nothing;
  const reply = await columnWorker.call("pairs", {
    places: ready.map(({ place }) => place),
    columns: ready.map(({ column }) => column),
    direction,
    parts,
  });
  if (reply.kind === "problem") return { ...nothing, problems: [...problems, reply.problem] };
  return {
    runs: sources.map((_, at) => reply.value.runs[ready.findIndex((one) => one.at === at)] ?? null),
    problems: [...problems, ...reply.value.problems],
  };
}
