import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ItemKeys, keyBytes } from "./item-keys.ts";

const key = fc.uint8Array({ minLength: keyBytes, maxLength: keyBytes, max: 1 });

function distinctOf(parts: readonly (readonly Uint8Array[])[]): readonly string[] {
  const keys = new ItemKeys();
  for (const part of parts) keys.add(new Uint8Array(Buffer.concat([...part])));
  const all = keys.distinct().toString("hex");
  expect(keys.items * keyBytes * 2).toBe(all.length);
  return all.match(/.{16}/g) ?? [];
}

test("no two items have the same key, the first to ask keeps it, and parts make no difference", () => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 40 }), fc.nat(40), (keys, cut) => {
      const found = distinctOf([keys.slice(0, cut), keys.slice(cut)]);
      const asked = keys.map((bytes) => Buffer.from(bytes).toString("hex"));
      expect(new Set(found).size).toBe(found.length);
      const kept = found.map((text, item) => text === asked[item]);
      expect(kept).toEqual(asked.map((text, item) => asked.indexOf(text) === item));
      expect(distinctOf([keys])).toEqual(found);
    }),
  );
});

test("the n-th to ask the same has the same key in every run", () => {
  const [a, b, c] = [1, 2, 3].map((byte) => new Uint8Array(keyBytes).fill(byte));
  if (!a || !b || !c) throw new Error("no keys");
  const one = distinctOf([[a, b, a, c, a]]);
  const other = distinctOf([[c, a, a, b, a]]);
  expect([one[2], one[4]]).toEqual([other[2], other[4]]);
});
