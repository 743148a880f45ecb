import * as fc from "fast-check";
import { expect, test } from "vitest";
import { RowNumbers } from "./growing-numbers.ts";

test("row numbers come back as they were given, following one another or not", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }), (given) => {
      const rows = new RowNumbers();
      for (const row of given) rows.push(row);
      expect(given.map((_row, at) => rows.at(at))).toEqual(given);
    }),
  );
});
