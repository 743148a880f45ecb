import { expect, test } from "vitest";
import { naturalOrder } from "../transform/natural-order.ts";
import { NameCodes } from "./name-codes.ts";

test("codes stand for their names, and are ordered like them, however many there are", () => {
  const codes = new NameCodes();
  const names = Array.from({ length: 50_000 }, (_, at) =>
    at % 5 === 0 ? String(at) : `${((at * 7919) % 50_000).toString(32)}-${at % 3}`,
  );
  const given = names.map((name) => codes.codeOf(name));
  expect(given.map((code) => codes.nameOf(code))).toEqual(names);
  expect(names.map((name) => codes.codeOf(name))).toEqual(given);
  const sorted = given.toSorted(codes.order()).map((code) => codes.nameOf(code));
  expect(sorted).toEqual(names.toSorted(naturalOrder));
  const [late, before] = [codes.codeOf("zzz"), codes.codeOf("a")];
  expect(codes.order()(late, before)).toBeGreaterThan(0);
});
