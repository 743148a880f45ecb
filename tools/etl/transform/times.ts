import type { SourceTime } from "../extract/fact.ts";

/** A time for publication: with its zone, or as wall-clock time if the zone is unknown. */
export interface PublishedTime {
  readonly zoned: string | null;
  readonly local: string | null;
}

/**
 * @param zone IANA name ("Asia/Shanghai") or offset ("+08:00") in which local times are meant; null = unknown.
 */
export function publishTime(time: SourceTime | undefined, zone: string | null): PublishedTime {
  if (!time) return { zoned: null, local: null };
  if (time.kind === "instant") return { zoned: time.iso, local: null };
  const offset = zone === null ? null : offsetOf(time.text, zone);
  return { zoned: offset === null ? null : `${time.text}${offset}`, local: time.text };
}

/** The offset a zone has at a local time, as "+08:00"; null if the zone is unknown. */
function offsetOf(local: string, zone: string): string | null {
  if (/^(UTC|Z|GMT)$/i.test(zone)) return "Z";
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return null;
  const shift = shiftAt(asUtc, zone);
  if (shift === null) return null;
  const minutes = shiftAt(asUtc - shift * 60_000, zone) ?? shift;
  const sign = minutes < 0 ? "-" : "+";
  const absolute = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${sign}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
}

/** Minutes that a zone is ahead of UTC at an instant. */
function shiftAt(instantMs: number, zone: string): number | null {
  try {
    const parts = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      timeZoneName: "longOffset",
    }).formatToParts(instantMs);
    const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
    const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name);
    if (!match) return null;
    const [, sign, hours = "0", minutes = "0"] = match;
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  } catch {
    return null;
  }
}

/** Milliseconds of an ISO time for ordering; null stays null. */
export function orderOf(time: SourceTime): number {
  return Date.parse(time.kind === "instant" ? time.iso : `${time.text}Z`);
}
