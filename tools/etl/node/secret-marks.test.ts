import { expect, test } from "vitest";
import { secretMarks } from "./secret-marks.ts";

test("a secret has the same mark each time, another one another; the order means nothing", async () => {
  const [a, b] = ["first secret value", "second secret value"];
  const marks = await secretMarks([a, b]);
  expect(await secretMarks([b, a, b])).toEqual(marks);
  expect(new Set(marks).size).toBe(2);
  const [mark = ""] = await secretMarks([a]);
  expect(mark).toMatch(/^[0-9a-f]{6}$/);
  expect(marks).toContain(mark);
  expect(await secretMarks([])).toEqual([]);
});
