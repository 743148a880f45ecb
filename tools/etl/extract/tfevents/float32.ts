/**
 * The shortest decimal that gives back the same float32, so that 0.1 does not become
 * 0.10000000149011612. At most 9 significant digits are ever needed.
 */
export function shortestFloat32(value: number): number {
  if (!Number.isFinite(value) || (Number.isInteger(value) && Math.abs(value) < 1e6)) return value;
  for (let digits = fits(value, 6) ? 1 : 7; digits < 9; digits++) {
    if (fits(value, digits)) return Number(value.toPrecision(digits));
  }
  return Number(value.toPrecision(9));
}

function fits(value: number, digits: number): boolean {
  return Math.fround(Number(value.toPrecision(digits))) === value;
}

/** IEEE half precision from its 16 bits. */
export function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** bfloat16 from its 16 bits: the upper half of a float32. */
export function bfloat16Of(bits: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, bits * 0x10000);
  return view.getFloat32(0);
}
