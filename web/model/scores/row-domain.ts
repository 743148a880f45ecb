import type { MatrixRow } from "./score-matrix.ts";
import type { Domain } from "./score-domain.ts";

/** The narrowest scale that shows all values and intervals of a row, with a little air. */
export function rowDomain(row: MatrixRow): Domain {
  const values = row.cells.flatMap((cell) => {
    if (cell.kind !== "score" || cell.score.value === null) return [];
    const { value, interval } = cell.score;
    return interval === null ? [value] : [value, interval.low, interval.high];
  });
  if (values.length === 0) return { low: 0, high: 1 };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low) * 0.06 || Math.abs(high) * 0.1 || 1;
  return { low: low - air, high: high + air };
}
