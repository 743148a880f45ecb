/** Counts, sizes and durations as a reader expects them; never used for scores. */

// Made once: a table formats hundreds of cells a frame, and making one takes longer than using it.
const inEnglish = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });
const inThreeDigits = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });

/** A whole number with separators: 12,345. */
export function formatCount(count: number): string {
  return inEnglish.format(count);
}

/** A large count in short: 950, 12.5K, 200M, 1.4T. */
export function formatLarge(count: number): string {
  return count.toLocaleString("en-US", { notation: "compact", maximumSignificantDigits: 3 });
}

/** A share of a whole in per cent; what is not nothing never reads as 0 %. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return "<0.1%";
  return `${percent.toFixed(percent < 10 ? 1 : 0)}%`;
}

/** Bytes in the largest unit that keeps the number above 1; powers of 1000, as disks are sold. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}

/** A measured time: three significant digits, in µs, ms or s. */
export function formatSeconds(seconds: number): string {
  if (seconds === 0) return "0 s";
  const size = Math.abs(seconds);
  if (size < 1e-3) return `${digits(seconds * 1e6)} µs`;
  if (size < 1) return `${digits(seconds * 1e3)} ms`;
  return size < 1000 ? `${digits(seconds)} s` : `${formatCount(Math.round(seconds))} s`;
}

/** How long something took, in its two largest units: "2 h 05 min", "3 min 20 s", "12 s". */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return seconds < 10 ? formatSeconds(seconds) : `${whole} s`;
  const [days, hours, minutes, rest] = [86400, 3600, 60, 1].map((unit, at, all) =>
    Math.floor((at === 0 ? whole : whole % (all[at - 1] ?? 1)) / unit),
  ) as [number, number, number, number];
  const pad = (value: number): string => String(value).padStart(2, "0");
  if (days > 0) return `${days} d ${pad(hours)} h`;
  return hours > 0 ? `${hours} h ${pad(minutes)} min` : `${minutes} min ${pad(rest)} s`;
}

/** Three significant digits, without an exponent: 0.00123, 12.3, 1,230. */
export function digits(value: number): string {
  return inThreeDigits.format(value);
}
