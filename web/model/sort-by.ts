const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * Rows in the order of a value; those without one come last in either direction, equal ones keep
 * their order. Words sort as people count: "run 9" before "run 10".
 */
export function sortBy<T>(
  rows: readonly T[],
  valueOf: (row: T) => string | number | null,
  descending: boolean,
): readonly T[] {
  const values = rows.map(valueOf);
  const ranks = rankWords(values);
  const keys = Float64Array.from(values, (value) => keyOf(value, ranks));
  const sign = descending ? -1 : 1;
  const order = Uint32Array.from(rows.keys()).toSorted((a, b) => {
    const x = keys[a] ?? Number.NaN;
    const y = keys[b] ?? Number.NaN;
    if (x < y) return -sign;
    if (x > y) return sign;
    return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
  });
  return Array.from(order, (row) => rows[row] as T);
}

/** A number to compare by; NaN where there is no value. */
function keyOf(value: string | number | null, ranks: ReadonlyMap<string, number>): number {
  if (value === null) return Number.NaN;
  return typeof value === "string" ? (ranks.get(value) ?? Number.NaN) : value;
}

/** Each distinct word's place, so that comparing is comparing numbers. */
function rankWords(values: readonly (string | number | null)[]): ReadonlyMap<string, number> {
  const words = new Set(values.filter((value) => typeof value === "string"));
  const sorted = [...words].toSorted(collator.compare);
  return new Map(sorted.map((word, rank) => [word, rank]));
}
