const plain = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** A measured value with five significant digits: 0.53214, 1,234.5, 2.5e-5, NaN. */
export function formatValue(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e9) return trimExponent(value.toExponential(4));
  if (size >= 1e5) return plain.format(value);
  const text = Number(value.toPrecision(5)).toString();
  return size >= 1000 ? text.replace(/^-?\d+/u, (whole) => plain.format(Number(whole))) : text;
}

/** A position on the x axis in full: steps grouped by thousands, fractions with six digits. */
export function formatPosition(value: number): string {
  if (Number.isInteger(value)) return plain.format(value);
  return Math.abs(value) >= 1000 ? plain.format(value) : Number(value.toPrecision(6)).toString();
}

const UNITS = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "k"],
] as const;

/** A tick of a count: 500, 2k, 1.5M; below 1 as it is. */
export function formatCount(value: number): string {
  if (Math.abs(value) >= 1e15) return trimExponent(value.toExponential(2));
  for (const [size, unit] of UNITS) {
    if (Math.abs(value) >= size) return `${Number((value / size).toPrecision(6))}${unit}`;
  }
  return Number(value.toPrecision(6)).toString();
}

/** A tick of a value axis, as short as it can be: 0.25, 100k, 2e-5. */
export function formatTick(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && size < 1e-3) return trimExponent(value.toExponential());
  return size >= 1e4 ? formatCount(value) : Number(value.toPrecision(8)).toString();
}

function trimExponent(text: string): string {
  return text.replace(/\.?0*e\+?/u, "e");
}

/** Seconds as "45s", "12m 30s", "3h 05m" or "2d 4h". */
export function formatDuration(seconds: number): string {
  if (Math.abs(seconds) < 60) return `${Number(seconds.toPrecision(3))}s`;
  const sign = seconds < 0 ? "−" : "";
  const total = Math.round(Math.abs(seconds));
  const [days, hours, minutes] = [
    Math.floor(total / 86400),
    Math.floor(total / 3600) % 24,
    Math.floor(total / 60) % 60,
  ];
  if (days > 0) return `${sign}${days}d${hours > 0 ? ` ${hours}h` : ""}`;
  if (hours > 0) return `${sign}${hours}h${minutes > 0 ? ` ${two(minutes)}m` : ""}`;
  return `${sign}${minutes}m${total % 60 > 0 ? ` ${two(total % 60)}s` : ""}`;
}

/** Seconds since 1970 in the reader's own zone: "2026-11-24 08:05:09". */
export function formatClock(seconds: number): string {
  const at = new Date(seconds * 1000);
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  return `${date} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(":")}`;
}

export function two(value: number): string {
  return String(value).padStart(2, "0");
}
