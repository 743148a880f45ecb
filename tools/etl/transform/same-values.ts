/** To how many digits a source gives its values. */
export interface Precision {
  readonly decimals: number;
  readonly significant: number;
}

const probes = 500;

/** @param values of one source; some of them are looked at */
export function precisionOf(values: Float64Array): Precision {
  let [decimals, significant] = [0, 0];
  const step = Math.max(1, Math.floor(values.length / probes));
  for (let at = 0; at < values.length; at += step) {
    const value = values[at] ?? 0;
    if (!Number.isFinite(value)) continue;
    const [digits = "", exponent = "0"] = value.toExponential().split("e");
    const count = digits.replaceAll(/[-.]/g, "").length;
    significant = Math.max(significant, count);
    decimals = Math.max(decimals, count - 1 - Number(exponent));
  }
  return { decimals, significant };
}

/** Binary numbers of 32 bits have about seven digits. */
const single = 3e-7;

/** Are two values the same, but that one source, or both, rounded it? NaN is NaN. */
export function isSameValue(
  [a, precisionA]: readonly [number, Precision],
  [b, precisionB]: readonly [number, Precision],
): boolean {
  if (Object.is(a, b) || a === b) return true;
  const gap = Math.abs(a - b);
  if (!Number.isFinite(gap)) return false;
  if (gap <= single * Math.max(Math.abs(a), Math.abs(b))) return true;
  return gap <= 0.5000001 * Math.max(unitOf(a, precisionA), unitOf(b, precisionB));
}

/** What rounding may have changed twice over; 0 where a source has too few digits to show that it rounds. */
function unitOf(value: number, { decimals, significant }: Precision): number {
  if (significant < 3) return 0;
  const byDecimals = 10 ** -decimals;
  if (value === 0) return byDecimals;
  return Math.max(byDecimals, 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - significant));
}
