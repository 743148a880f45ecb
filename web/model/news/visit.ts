/** When the reader was on the start page, in milliseconds since 1970. */
export interface Visit {
  readonly seen: number;
  /** The end of the visit before this one; null: this is the first. */
  readonly before: number | null;
}

/** A pause this long begins a new visit: a reload does not. */
const pauseMs = 30 * 60_000;

/** @param stored what `formatVisit` made; anything else counts as no visit */
export function visitAt(stored: string | null, nowMs: number): Visit {
  const [seen, before] = (stored ?? "").split(" ").map(timeOf);
  if (seen === undefined || seen === null || seen > nowMs) return { seen: nowMs, before: null };
  return { seen: nowMs, before: nowMs - seen > pauseMs ? seen : (before ?? null) };
}

export function formatVisit({ seen, before }: Visit): string {
  return before === null ? String(seen) : `${seen} ${before}`;
}

function timeOf(text: string): number | null {
  return /^\d{1,15}$/u.test(text) ? Number(text) : null;
}
