/**
 * Two-sided p of the standard normal distribution: the chance of a |z| at least as large, 0 to 1.
 *
 * Source: Abramowitz & Stegun, series 26.2.11 up to |z| = 3, continued fraction 26.2.14 above.
 */
export function zTest(z: number): number {
  const size = Math.abs(z);
  if (size > 38.5) return 0;
  const density = Math.exp((-size * size) / 2) / Math.sqrt(2 * Math.PI);
  return size < 3 ? 1 - 2 * density * series(size) : 2 * density * fraction(size);
}

function series(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

function fraction(z: number): number {
  let value = z;
  for (let step = 200; step > 0; step--) value = z + step / value;
  return 1 / value;
}

/**
 * The z that |z| exceeds with a chance of `p`: 1.960 for 0.05.
 * @param p above 0, at most 1
 */
export function zOfTwoSided(p: number): number {
  // The tail is convex: Newton comes from below and stays there.
  let z = 0;
  for (;;) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const next = z + (zTest(z) - p) / (2 * density);
    if (!(next > z + 1e-13)) return z;
    z = next;
  }
}
