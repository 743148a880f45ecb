import * as fc from "fast-check";
import { expect, test } from "vitest";
import { NumberColumn } from "./number-column.ts";

const number = fc.oneof(
  fc.nat(300),
  fc.nat(70_000),
  fc.constantFrom(255, 256, 65_535, 65_536, 2 ** 31, 2 ** 32 - 1, 2 ** 32, -1, 0.5, NaN, -0, 1e15),
);

test("numbers of any size come back as they were, pushed or set", () => {
  fc.assert(
    fc.property(fc.array(number), fc.array(fc.tuple(fc.nat(50), number)), (pushed, changes) => {
      const column = new NumberColumn();
      for (const value of pushed) column.push(value);
      const wanted = [...pushed];
      for (const [index, value] of changes) {
        if (index >= wanted.length) continue;
        column.set(index, value);
        wanted[index] = value;
      }
      // A zero has no sign here.
      const found = Array.from({ length: column.length }, (_, index) => column.at(index) + 0);
      expect(found).toEqual(wanted.map((value) => value + 0));
    }),
  );
});
