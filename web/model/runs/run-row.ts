import type { RunIndexEntry } from "@evalsite/protocol";

/** A run of the index with what filters and sorting need at hand. */
export interface RunRow {
  readonly id: string;
  readonly entry: RunIndexEntry;
  /** Start in milliseconds since 1970; a start without a zone is taken as the reader's. */
  readonly startMs: number | null;
  /** What the search looks in, in lower case. */
  readonly haystack: string;
}

export function toRunRow(entry: RunIndexEntry): RunRow {
  const words = [
    entry.run_id,
    entry.project,
    entry.experiment,
    entry.model_name,
    entry.dataset,
    ...entry.tags,
  ];
  return {
    id: entry.run_id,
    entry,
    startMs: toMs(entry.start_time) ?? toMs(entry.start_time_local),
    haystack: words
      .filter((word) => word !== null)
      .join("\n")
      .toLowerCase(),
  };
}

function toMs(time: string | null): number | null {
  const ms = time === null ? Number.NaN : Date.parse(time);
  return Number.isNaN(ms) ? null : ms;
}
