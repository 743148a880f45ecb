import * as fc from "fast-check";
import { expect, test } from "vitest";
import { NameTable } from "./name-table.ts";

test("names come back as they were given, each with one number, in the order they were met", () => {
  const letter = fc.constantFrom("a", "b", "é", "\0", "语", "\ud800", "\udc00", "😀");
  const name = fc.oneof(fc.string({ unit: letter, maxLength: 3 }), fc.nat(200).map(String));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 300 }), (names) => {
      const table = new NameTable();
      const met = [...new Set(names)];
      for (const one of names) {
        const { size } = table;
        const isNew = met.indexOf(one) === size;
        expect(table.numberOf(one)).toBe(isNew ? size : met.indexOf(one));
        expect(table.size).toBe(isNew ? size + 1 : size);
      }
      expect(met.map((_, number) => table.nameOf(number))).toEqual(met);
    }),
  );
});

test("a name may be long", () => {
  const table = new NameTable();
  const names = ["a".repeat(10_000), "语".repeat(10_000), ""];
  expect(names.map((name) => table.numberOf(name))).toEqual([0, 1, 2]);
  expect(names.map((_, number) => table.nameOf(number))).toEqual(names);
});
