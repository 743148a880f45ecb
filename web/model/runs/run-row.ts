import { type RunTable, type RunTableEntry, runTableEntries } from "@evalsite/protocol";

/** A run of the index with what filters and sorting need at hand. */
export interface RunRow {
  readonly id: string;
  /** Its place in the run table: scores are found by it. */
  readonly at: number;
  readonly entry: RunTableEntry;
  /** Start in milliseconds since 1970; a start without a zone is taken as the reader's. */
  readonly startMs: number | null;
  /** What the search looks in, in lower case. */
  readonly haystack: string;
}

export function runRows(table: RunTable): readonly RunRow[] {
  return runTableEntries(table).map(toRunRow);
}

function toRunRow(entry: RunTableEntry, at: number): RunRow {
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
    at,
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
