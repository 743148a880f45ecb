import type { MetricSemantics } from "@evalsite/protocol";

/** Shown where there is no value; never 0. */
export const MISSING = "—";

/** A value as its metric says: value × multiplier, decimals, unit. Missing is "—". */
export function formatMetric(
  value: number | null | undefined,
  semantics: MetricSemantics | null,
): string {
  if (value === null || value === undefined || Number.isNaN(value)) return MISSING;
  const unit = semantics?.display.unit ?? "";
  return `${formatMetricNumber(value, semantics)}${unit === "%" || unit === "" ? unit : ` ${unit}`}`;
}

/** The same without the unit, for a column that names it once. */
export function formatMetricNumber(
  value: number | null | undefined,
  semantics: MetricSemantics | null,
): string {
  if (value === null || value === undefined || Number.isNaN(value)) return MISSING;
  if (semantics === null) return formatPlain(value);
  const { multiplier, precision } = semantics.display;
  return minus((value * multiplier).toFixed(precision));
}

/** A number whose meaning is unknown: up to four significant digits, integers in full. */
export function formatPlain(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return minus(String(value));
  return minus(String(Number(value.toPrecision(4))));
}

/** A difference with its sign: "+1.2", "−0.4", "0.0". */
export function formatSigned(difference: number, semantics: MetricSemantics | null): string {
  const text = formatMetricNumber(difference, semantics);
  const isZero = !/[1-9]/u.test(text);
  if (isZero) return text.replace("−", "");
  return difference > 0 ? `+${text}` : text;
}

function minus(text: string): string {
  return text.replace("-", "−");
}
