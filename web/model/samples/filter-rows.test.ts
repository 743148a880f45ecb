import * as fc from "fast-check";
import { expect, test } from "vitest";
import { outcomes } from "@evalsite/protocol";
import { type SampleFilter, filterRows, filterTests, noFilter } from "./filter-rows.ts";
import { numberColumn, toNumberColumn } from "./number-column.ts";
import type { SampleColumns } from "./sample-columns.ts";

const subsetWords = ["algebra", "几何", "logic"];

interface Row {
  readonly outcome: number | null;
  readonly subset: number | null;
  readonly repeat: number;
  readonly score: number | null;
}

const row: fc.Arbitrary<Row> = fc.record({
  outcome: fc.option(fc.nat(outcomes.length - 1)),
  subset: fc.option(fc.nat(2)),
  repeat: fc.nat(3),
  score: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
});
const end = fc.option(fc.double({ min: -1, max: 1, noNaN: true }));
const filter: fc.Arbitrary<SampleFilter> = fc.record({
  outcomes: fc.subarray([...outcomes]),
  subsets: fc.subarray([...subsetWords, "unknown"]),
  repeats: fc.subarray([0, 1, 2, 3]),
  ranges: fc.record({ score: fc.record({ min: end, max: end }) }),
});

function toColumns(rows: readonly Row[]): SampleColumns {
  const column = (name: keyof Row) => numberColumn(rows.map((entry) => entry[name] ?? Number.NaN));
  const names = ["outcome", "subset", "repeat", "score"] as const;
  return {
    rows: rows.length,
    values: new Map(names.map((name) => [name, column(name)])),
    dictionaries: new Map([["subset", subsetWords]]),
  };
}

function passes(entry: Row, wanted: SampleFilter): boolean {
  const outcome = entry.outcome === null ? undefined : outcomes[entry.outcome];
  const subset = entry.subset === null ? undefined : subsetWords[entry.subset];
  const { min = null, max = null } = wanted.ranges.score ?? {};
  const bounded = min !== null || max !== null;
  return (
    (wanted.outcomes.length === 0 ||
      (outcome !== undefined && wanted.outcomes.includes(outcome))) &&
    (wanted.subsets.length === 0 || (subset !== undefined && wanted.subsets.includes(subset))) &&
    (wanted.repeats.length === 0 || wanted.repeats.includes(entry.repeat)) &&
    (!bounded || entry.score !== null) &&
    (min === null || (entry.score ?? 0) >= min) &&
    (max === null || (entry.score ?? 0) <= max)
  );
}

test("filters like a loop over rows", () => {
  fc.assert(
    fc.property(fc.array(row), filter, (rows, wanted) => {
      const naive = rows.flatMap((entry, index) => (passes(entry, wanted) ? [index] : []));
      expect([...filterRows(filterTests(wanted), toColumns(rows))]).toEqual(naive);
    }),
  );
});

test("no filter keeps all and needs no column", () => {
  expect(filterTests(noFilter)).toEqual([]);
  const columns = { rows: 3, values: new Map(), dictionaries: new Map() };
  expect([...filterRows([], columns)]).toEqual([0, 1, 2]);
});

test("a test on a column that is not loaded is left out", () => {
  const tests = filterTests({ ...noFilter, outcomes: ["wrong"] });
  const columns = { rows: 2, values: new Map(), dictionaries: new Map() };
  expect([...filterRows(tests, columns)]).toEqual([0, 1]);
});

test("narrow columns are filtered as they are; a missing cell passes nothing", () => {
  const outcome = toNumberColumn("u8", Uint8Array.of(0, 1, 255, 1).buffer, 4);
  const columns = { rows: 4, values: new Map([["outcome", outcome]]), dictionaries: new Map() };
  const [, second] = outcomes;
  const wanted = filterTests({ ...noFilter, outcomes: [second] });
  expect([...filterRows(wanted, columns)]).toEqual([1, 3]);
  const any = [{ kind: "range", column: "outcome", range: { min: 0, max: null } }] as const;
  expect([...filterRows(any, columns)]).toEqual([0, 1, 3]);
});
