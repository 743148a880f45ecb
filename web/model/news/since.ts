import type { QueryCodec } from "../query-string.ts";

/** From when on a run is new. */
export const sinceKinds = ["visit", "today", "24h", "7d", "all"] as const;
export type SinceKind = (typeof sinceKinds)[number];

/** What the address of the start page says; null: since the last visit, or 7 days where there was none. */
export interface NewsQuery {
  readonly since: SinceKind | null;
}

export const newsQuery: QueryCodec<NewsQuery> = {
  keys: ["since"],
  parse: (query) => ({ since: sinceKinds.find((kind) => kind === query.get("since")) ?? null }),
  format: ({ since }) => ({ since }),
};

const dayMs = 86_400_000;

/**
 * The moment that a choice means, in milliseconds since 1970.
 * @param lastVisit when the reader was here before; null: never, or not known
 */
export function sinceMs(kind: SinceKind, nowMs: number, lastVisit: number | null): number {
  switch (kind) {
    case "visit":
      return lastVisit ?? nowMs - 7 * dayMs;
    case "today":
      return new Date(nowMs).setHours(0, 0, 0, 0);
    case "24h":
      return nowMs - dayMs;
    case "7d":
      return nowMs - 7 * dayMs;
    case "all":
      return -Infinity;
  }
}
