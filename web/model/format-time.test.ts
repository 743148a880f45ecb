import { expect, test } from "vitest";
import { formatInstant, knownTime, secondsBetween } from "./format-time.ts";

test("an instant is preferred; a local time stays as it is; nothing stays unknown", () => {
  expect(knownTime("2026-11-24T01:13:48.794Z", "2026-11-24T09:13:48").kind).toBe("instant");
  expect(knownTime(null, "2026-11-24T09:13:48")).toEqual({
    kind: "local",
    text: "2026-11-24 09:13:48",
  });
  expect(knownTime("rubbish", null)).toEqual({ kind: "unknown" });
});

test("an instant names its zone", () => {
  expect(formatInstant(new Date("2026-11-24T01:13:48Z"), "en")).toBe("24 Nov 2026, 01:13 UTC");
});

test("durations only between times of one kind", () => {
  const instant = (text: string) => knownTime(text, null);
  const local = (text: string) => knownTime(null, text);
  expect(
    secondsBetween(instant("2026-11-24T01:00:00Z"), instant("2026-11-24T02:00:00+01:00")),
  ).toBe(0);
  expect(secondsBetween(local("2026-11-24T01:00:00"), local("2026-11-24T01:00:30"))).toBe(30);
  expect(secondsBetween(local("2026-11-24T01:00:00"), instant("2026-11-24T01:00:30Z"))).toBeNull();
});
