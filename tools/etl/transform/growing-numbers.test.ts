import * as fc from "fast-check";
import { expect, test } from "vitest";
import { GrowingNumbers, type NumberStore, RowNumbers } from "./growing-numbers.ts";

test("row numbers come back as they were given, following one another or not", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }), (given) => {
      const rows = new RowNumbers();
      for (const row of given) rows.push(row);
      expect(given.map((_row, at) => rows.at(at))).toEqual(given);
    }),
  );
});

/** Keeps what is put into it, as a file would: by bytes, copied. */
function storeInMemory(): NumberStore & { readonly puts: () => number } {
  const kept: number[] = [];
  let puts = 0;
  return {
    puts: () => puts,
    put(numbers) {
      puts++;
      const place = kept.length * 8;
      kept.push(...numbers);
      return place;
    },
    get(place, into) {
      into.set(kept.slice(place / 8, place / 8 + into.length));
    },
  };
}

test("a long list is put away but for its end, and comes back from any place to any other", () => {
  const store = storeInMemory();
  const [kept, inMemory] = [new GrowingNumbers(store), new GrowingNumbers()];
  const all = Array.from({ length: 20_000 }, (_, at) => at / 3);
  for (const value of all) {
    kept.push(value);
    inMemory.push(value);
  }
  expect(store.puts()).toBe(4);
  for (const [start, end] of [
    [0, 20_000],
    [4095, 4097],
    [4096, 8192],
    [19_990, 20_003],
    [7, 7],
  ] as const) {
    const expected = [
      ...all.slice(start, end),
      ...Array(Math.max(0, end - 20_000)).fill(Number.NaN),
    ];
    expect(Array.from(kept.slice(start, end))).toEqual(expected);
    expect(Array.from(inMemory.slice(start, end))).toEqual(expected);
  }
  expect([kept.at(4096), kept.at(19_999), kept.at(20_000)]).toEqual([
    all[4096],
    all[19_999],
    Number.NaN,
  ]);
});

test("what a column holds in some rows, few or many of them", () => {
  const column = new GrowingNumbers(storeInMemory());
  for (let at = 0; at < 10_000; at++) column.push(-at);
  for (const each of [1, 3, 1000]) {
    const rows = new RowNumbers(storeInMemory());
    const wanted = Array.from({ length: 9 }, (_, at) => 5 + at * each);
    for (const row of wanted) rows.push(row);
    expect([...rows.pick(column)]).toEqual(wanted.map((row) => -row));
  }
});
