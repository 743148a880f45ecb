import type { SourceTime } from "../fact.ts";

const format =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d)(?::(\d\d)(\.\d+)?)?[ \t]*(Z|z|UTC|[+-]\d\d?(?::?\d\d)?)?)?$/;

/** ISO 8601 and YAML's timestamps: with a zone an instant, without one local; a date is its midnight. */
export function sourceTime(text: string): SourceTime | null {
  const found = format.exec(text.trim());
  if (!found) return null;
  const [, year = "", month = "", day = "", hour = "0", minute = "00", second = "00"] = found;
  const date = [year, two(month), two(day)].join("-");
  const local = `${date}T${two(hour)}:${minute}:${second}${found[7] ?? ""}`;
  if (!isReal(date, local)) return null;
  const zone = found[8];
  if (zone === undefined) return { kind: "local", text: local };
  const offset = offsetOf(zone);
  return offset === null ? null : { kind: "instant", iso: local + offset };
}

function two(digits: string): string {
  return digits.padStart(2, "0");
}

/** Date.parse takes February 30 for March 2. */
function isReal(date: string, local: string): boolean {
  const parsed = Date.parse(`${local.replace(/\.\d+$/, "")}Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(date);
}

function offsetOf(zone: string): string | null {
  const [, sign, hours = "", minutes = "00"] = /^([+-])(\d\d?):?(\d\d)?$/.exec(zone) ?? [];
  if (sign === undefined) return "Z";
  return Number(hours) <= 14 && Number(minutes) < 60 ? `${sign}${two(hours)}:${minutes}` : null;
}

/** An IANA name or an offset. */
export function isZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
