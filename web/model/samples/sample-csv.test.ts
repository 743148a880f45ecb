import * as fc from "fast-check";
import { expect, test } from "vitest";
import { csvCell } from "./sample-csv.ts";

test.each([
  [null, ""],
  [0.1, "0.1"],
  ["plain", "plain"],
  ['a "b", c', '"a ""b"", c"'],
  ["two\nlines", '"two\nlines"'],
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["-5", "-5"],
  ["+1.5e3", "+1.5e3"],
  ["-cmd", "'-cmd"],
])("%j becomes %j", (value, cell) => expect(csvCell(value)).toBe(cell));

test("a quoted cell gives its text back", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const cell = csvCell(`x${text}`);
      const inner = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect(inner).toBe(`x${text}`);
    }),
  );
});
