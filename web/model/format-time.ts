/** A time as far as it is known: a moment, or a clock's reading without a zone. */
export type KnownTime =
  | { readonly kind: "instant"; readonly date: Date }
  | { readonly kind: "local"; readonly text: string }
  | { readonly kind: "unknown" };

const locales = { en: "en-GB", zh: "zh-CN" } as const;

/** @param iso with a zone; @param local a wall clock's reading without one */
export function knownTime(iso: string | null, local: string | null): KnownTime {
  const date = iso === null ? null : new Date(iso);
  if (date !== null && !Number.isNaN(date.getTime())) return { kind: "instant", date };
  if (local !== null) return { kind: "local", text: local.replace("T", " ").slice(0, 19) };
  return { kind: "unknown" };
}

/** A moment in the reader's time zone, which it names: "24 Nov 2026, 01:13 UTC". */
export function formatInstant(date: Date, language: keyof typeof locales): string {
  return new Intl.DateTimeFormat(locales[language], {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  }).format(date);
}

/** Seconds from one time to another; null unless both are known in the same way. */
export function secondsBetween(start: KnownTime, end: KnownTime): number | null {
  if (start.kind === "instant" && end.kind === "instant") {
    return (end.date.getTime() - start.date.getTime()) / 1000;
  }
  if (start.kind === "local" && end.kind === "local") {
    return (Date.parse(`${toIso(end.text)}Z`) - Date.parse(`${toIso(start.text)}Z`)) / 1000;
  }
  return null;
}

function toIso(text: string): string {
  return text.replace(" ", "T");
}
