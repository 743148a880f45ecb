import * as fc from "fast-check";
import { expect, test } from "vitest";
import { alignItems, itemOnLine, sameItems } from "./align-items.ts";
import { toItemList } from "./item-list.ts";

const keys = fc.array(fc.bigInt({ min: 0n, max: 12n }).map((key) => key * 0x1_0000_0001n));

function fileOf(list: readonly bigint[]): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(list.length * 8));
  list.forEach((key, item) => view.setBigUint64(item * 8, key));
  return view.buffer;
}

/** The same join with Maps: the n-th occurrence of a key in one run meets the n-th in another. */
function naiveLines(lists: readonly (readonly bigint[])[]): readonly string[] {
  const lines = new Map<string, number[]>();
  lists.forEach((list, run) => {
    const seen = new Map<bigint, number>();
    list.forEach((key, item) => {
      const nth = seen.get(key) ?? 0;
      seen.set(key, nth + 1);
      const line = lines.get(`${key}/${nth}`) ?? lists.map(() => -1);
      line[run] = item;
      lines.set(`${key}/${nth}`, line);
    });
  });
  return [...lines.values()].map((line) => line.join());
}

test("aligns like a join of Maps", () => {
  fc.assert(
    fc.property(fc.array(keys, { minLength: 1, maxLength: 4 }), (lists) => {
      const alignment = alignItems(lists.map((list) => toItemList(fileOf(list), list.length)));
      const lines = Array.from({ length: alignment.lines }, (_, line) =>
        lists.map((_, run) => itemOnLine(alignment, run, line)).join(),
      );
      expect(lines).toEqual(naiveLines(lists));
    }),
  );
});

test("the same list needs no keys", () => {
  const alignment = sameItems(2, 3);
  expect([0, 1, 2].map((line) => itemOnLine(alignment, 1, line))).toEqual([0, 1, 2]);
  expect(itemOnLine(alignment, 2, 0)).toBe(-1);
});

test("a key file of the wrong length is refused", () => {
  expect(() => toItemList(new ArrayBuffer(9), 2)).toThrow("9 B ≠ 16 B");
});

test("many items in another order, and twice as many as were expected", () => {
  const list = Array.from({ length: 20_000 }, (_, item) =>
    BigInt.asUintN(64, BigInt(item) * 0x9e37_79b9_7f4a_7c15n),
  );
  const forward = toItemList(fileOf(list.slice(0, 9000)), 9000);
  const backward = toItemList(fileOf(list.toReversed()), list.length);
  const alignment = alignItems([forward, backward]);
  expect(alignment.lines).toBe(20_000);
  expect(itemOnLine(alignment, 1, 0)).toBe(19_999);
});
