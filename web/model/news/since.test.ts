import { expect, test } from "vitest";
import { newsQuery, sinceMs } from "./since.ts";
import { formatVisit, visitAt } from "./visit.ts";

const now = new Date(2026, 10, 30, 9, 30).getTime();
const hour = 3_600_000;

test("each choice means a moment; the last visit is 7 days ago where there was none", () => {
  expect(sinceMs("today", now, null)).toBe(new Date(2026, 10, 30).getTime());
  expect(sinceMs("24h", now, 5)).toBe(now - 24 * hour);
  expect(sinceMs("visit", now, now - 3 * hour)).toBe(now - 3 * hour);
  expect(sinceMs("visit", now, null)).toBe(now - 7 * 24 * hour);
  expect(sinceMs("all", now, 5)).toBe(-Infinity);
});

test("the choice is in the address, and another word there is none", () => {
  expect(newsQuery.format({ since: "24h" })).toEqual({ since: "24h" });
  expect(newsQuery.parse(new URLSearchParams("since=24h"))).toEqual({ since: "24h" });
  expect(newsQuery.parse(new URLSearchParams("since=ever"))).toEqual({ since: null });
});

test("a reload is the same visit, a pause begins another; what is not a visit counts as none", () => {
  const first = visitAt(null, now);
  expect(first).toEqual({ seen: now, before: null });
  const reload = visitAt(formatVisit(first), now + 60_000);
  expect(reload.before).toBeNull();
  const next = visitAt(formatVisit(reload), now + 20 * hour);
  expect(next).toEqual({ seen: now + 20 * hour, before: now + 60_000 });
  expect(visitAt(formatVisit(next), now + 20.1 * hour).before).toBe(now + 60_000);
  expect(visitAt("x y", now).before).toBeNull();
  expect(visitAt(String(now + hour), now).before).toBeNull();
});
