/** Numbers and durations as training tools print them. */

const decimal = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const thousands = /^[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const nonFinite = /^([-+]?)(nan|inf|infinity)$/i;
const wrapped = /^[A-Za-z_][\w.]*\((.*?)(?:,.*)?\)$/;

/**
 * A number, or text that is one: "1e-05", "nan", "-Infinity", "4,120", "'0.5'", "np.float64(0.5)",
 * "tensor(0.5, device='cuda:0')". Undefined for everything else, booleans included.
 */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" ? numberText(value.trim()) : undefined;
}

function numberText(text: string): number | undefined {
  if (decimal.test(text)) return Number(text);
  if (thousands.test(text)) return Number(text.replaceAll(",", ""));
  const word = nonFinite.exec(text);
  if (word) return word[2]?.toLowerCase() === "nan" ? Number.NaN : Number(`${word[1]}Infinity`);
  const inner = /^(["']).*\1$/.test(text) ? text.slice(1, -1) : wrapped.exec(text)?.[1];
  return inner === undefined ? undefined : numberText(inner.trim());
}

const spelled = /^(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?\s*(?:(\d+(?:\.\d+)?)s)?$/;
const clock = /^(?:(-?\d+) days?, )?(\d+):(\d{2}):(\d{2}(?:\.\d+)?)$/;

/** Seconds in "1d 2h 3m 4s" (ms-swift) or "4 days, 5:06:09" (Python's timedelta); numbers, as such or as text, are seconds already. */
export function durationS(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const parts = spelled.exec(value.trim()) ?? clock.exec(value.trim());
  if (!parts) {
    const seconds = numberOf(value);
    return seconds !== undefined && Number.isFinite(seconds) ? seconds : undefined;
  }
  const [days, hours, minutes, seconds] = parts.slice(1, 5).map((part) => Number(part ?? 0));
  return (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
}
