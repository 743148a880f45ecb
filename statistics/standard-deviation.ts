/**
 * Sample standard deviation, √(Σ(x − x̄)²/(n − 1)); null for fewer than two values.
 * @param mean of the values
 */
export function standardDeviation(values: Iterable<number>, mean: number): number | null {
  let [n, squares] = [0, 0];
  for (const value of values) {
    n++;
    squares += (value - mean) ** 2;
  }
  return n < 2 ? null : Math.sqrt(squares / (n - 1));
}
