import { expect, test } from "vitest";
import { publishTime } from "./times.ts";

const local = (text: string) => ({ kind: "local" as const, text });

test("an instant is published as it is", () => {
  const iso = "2026-01-02T03:04:05Z";
  expect(publishTime({ kind: "instant", iso }, "Asia/Shanghai")).toEqual({
    zoned: iso,
    local: null,
  });
});

test("a local time without a known zone stays a wall-clock time", () => {
  expect(publishTime(local("2026-01-02T03:04:05"), null)).toEqual({
    zoned: null,
    local: "2026-01-02T03:04:05",
  });
});

test.each([
  ["2026-01-02T03:04:05", "Asia/Shanghai", "+08:00"],
  ["2026-07-02T03:04:05", "Europe/Berlin", "+02:00"],
  ["2026-01-02T03:04:05", "Europe/Berlin", "+01:00"],
  ["2026-01-02T03:04:05", "Asia/Kolkata", "+05:30"],
  ["2026-01-02T03:04:05", "America/New_York", "-05:00"],
  ["2026-01-02T03:04:05", "UTC", "Z"],
  ["2026-01-02T03:04:05", "gmt", "Z"],
  ["2026-01-02T03:04:05", "+0800", "+08:00"],
  ["2026-01-02T03:04:05", "-03:30", "-03:30"],
  ["2026-03-29T01:59:59", "Europe/Berlin", "+01:00"],
  ["2026-03-29T03:00:00", "Europe/Berlin", "+02:00"],
])("%s in %s has offset %s", (text, zone, offset) => {
  expect(publishTime(local(text), zone).zoned).toBe(`${text}${offset}`);
});

test("an unknown zone is no zone", () => {
  expect(publishTime(local("2026-01-02T03:04:05"), "Mars/Olympus").zoned).toBeNull();
});
