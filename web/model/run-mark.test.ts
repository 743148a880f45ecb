import { expect, test } from "vitest";
import { runMark } from "./run-mark.ts";

test("runs are lettered like the columns of a sheet", () => {
  expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map((at) => runMark(at).letter)).toEqual(
    "A B Z AA AB AZ BA ZZ AAA".split(" "),
  );
});

test("no two of the first have the same colour and dash; the first colour is the first series'", () => {
  expect(runMark(0).colour).toBe("var(--series-1)");
  expect(runMark(1).colour).toBe("var(--series-2)");
  const looks = Array.from({ length: 40 }, (_, at) => {
    const { colour, dash } = runMark(at);
    return `${colour} ${dash}`;
  });
  expect(new Set(looks).size).toBe(40);
});
