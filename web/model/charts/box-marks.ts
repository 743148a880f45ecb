/** The marks of a box plot as shares (0–1) of a common scale; null where the file has no such value. */
export interface BoxMarks {
  readonly min: number | null;
  readonly low: number | null;
  readonly middle: number | null;
  readonly high: number | null;
  readonly tail: number | null;
  readonly max: number | null;
  readonly mean: number | null;
}

type Distribution = Readonly<Record<string, number>>;

/** Columns of a distribution table, in reading order; only those that any row has. */
export function distributionColumns(rows: readonly Distribution[]): readonly string[] {
  const order = ["mean", "std", "min", "p25", "p50", "p75", "p90", "p95", "p99", "max"];
  return order.filter((name) => rows.some((row) => row[name] !== undefined));
}

/** Quartiles, the 95th (else 90th) percentile and the extremes on a scale from 0 to the maximum. */
export function boxMarks(row: Distribution): BoxMarks | null {
  const top = row["max"] ?? row["p99"] ?? row["p95"] ?? row["p90"];
  if (top === undefined || top <= 0) return null;
  const share = (value: number | undefined): number | null =>
    value === undefined ? null : Math.min(1, Math.max(0, value / top));
  return {
    min: share(row["min"]),
    low: share(row["p25"]),
    middle: share(row["p50"]),
    high: share(row["p75"]),
    tail: share(row["p95"] ?? row["p90"]),
    max: share(row["max"]),
    mean: share(row["mean"]),
  };
}
