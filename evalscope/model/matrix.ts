/**
 * Products of row-major matrices, added to what the target holds. `a[n×k]` has n rows of k numbers.
 * Four steps of the inner sum at a time: in V8 that is three times as fast as one at a time.
 */

/** `out[n×m] += a[n×k] · b[k×m]`; k must be a multiple of 4. */
export function addProduct(
  out: Float32Array,
  a: Float32Array,
  b: Float32Array,
  [n, k, m]: readonly [number, number, number],
): void {
  for (let row = 0; row < n; row++)
    for (let inner = 0; inner < k; inner += 4) {
      const from = row * k + inner;
      const [a0, a1, a2, a3] = [a[from]!, a[from + 1]!, a[from + 2]!, a[from + 3]!];
      const b0 = inner * m;
      const [b1, b2, b3] = [b0 + m, b0 + 2 * m, b0 + 3 * m];
      for (let column = 0; column < m; column++)
        out[row * m + column]! +=
          a0 * b[b0 + column]! + a1 * b[b1 + column]! + a2 * b[b2 + column]! + a3 * b[b3 + column]!;
    }
}

/** `out[n×k] += a[n×m] · b[k×m]ᵀ`: the gradient that reaches a product's left side; k must be a multiple of 4. */
export function addProductOfTransposed(
  out: Float32Array,
  a: Float32Array,
  b: Float32Array,
  [n, k, m]: readonly [number, number, number],
): void {
  for (let row = 0; row < n; row++)
    for (let column = 0; column < k; column += 4) {
      const b0 = column * m;
      const [b1, b2, b3] = [b0 + m, b0 + 2 * m, b0 + 3 * m];
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let inner = 0; inner < m; inner++) {
        const factor = a[row * m + inner]!;
        s0 += factor * b[b0 + inner]!;
        s1 += factor * b[b1 + inner]!;
        s2 += factor * b[b2 + inner]!;
        s3 += factor * b[b3 + inner]!;
      }
      const to = row * k + column;
      out[to]! += s0;
      out[to + 1]! += s1;
      out[to + 2]! += s2;
      out[to + 3]! += s3;
    }
}

/** `out[k×m] += a[n×k]ᵀ · b[n×m]`: the gradient that reaches a product's right side. */
export function addTransposedProduct(
  out: Float32Array,
  a: Float32Array,
  b: Float32Array,
  [n, k, m]: readonly [number, number, number],
): void {
  const quads = n - (n % 4);
  for (let row = 0; row < quads; row += 4)
    for (let inner = 0; inner < k; inner++) {
      const from = row * k + inner;
      const [a0, a1, a2, a3] = [a[from]!, a[from + k]!, a[from + 2 * k]!, a[from + 3 * k]!];
      const b0 = row * m;
      const [b1, b2, b3] = [b0 + m, b0 + 2 * m, b0 + 3 * m];
      for (let column = 0; column < m; column++)
        out[inner * m + column]! +=
          a0 * b[b0 + column]! + a1 * b[b1 + column]! + a2 * b[b2 + column]! + a3 * b[b3 + column]!;
    }
  for (let row = quads; row < n; row++)
    for (let inner = 0; inner < k; inner++)
      for (let column = 0; column < m; column++)
        out[inner * m + column]! += a[row * k + inner]! * b[row * m + column]!;
}
