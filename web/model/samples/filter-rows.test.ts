import * as fc from "fast-check";
import { expect, test } from "vitest";
import { outcomes } from "@evalsite/protocol";
import { type Range, type SampleFilter, filterRows, filterTests, noFilter } from "./filter-rows.ts";
import { numberColumn, toNumberColumn } from "./number-column.ts";
import type { SampleColumns } from "./sample-columns.ts";

const subsetWords = ["algebra", "几何", "logic"];
const targets = ["A", "B", "C"];

interface Row {
  readonly outcome: number | null;
  readonly subset: number | null;
  readonly repeat: number;
  readonly score: number | null;
  readonly target: number;
  readonly "metric:f1": number | null;
}

const row: fc.Arbitrary<Row> = fc.record({
  outcome: fc.option(fc.nat(outcomes.length - 1)),
  subset: fc.option(fc.nat(2)),
  repeat: fc.nat(3),
  score: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
  target: fc.nat(2),
  "metric:f1": fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
});
const end = fc.option(fc.double({ min: -1, max: 1, noNaN: true }));
const filter: fc.Arbitrary<SampleFilter> = fc.record({
  outcomes: fc.subarray([...outcomes]),
  subsets: fc.subarray([...subsetWords, "unknown"]),
  repeats: fc.subarray([0, 1, 2, 3]),
  words: fc.record({ target: fc.subarray(targets) }),
  ranges: fc.record({
    score: fc.record({ min: end, max: end }),
    "metric:f1": fc.record({ min: end, max: end }),
  }),
});

function toColumns(rows: readonly Row[]): SampleColumns {
  const column = (name: keyof Row) => numberColumn(rows.map((entry) => entry[name] ?? Number.NaN));
  const names = ["outcome", "subset", "repeat", "score", "target", "metric:f1"] as const;
  return {
    rows: rows.length,
    values: new Map(names.map((name) => [name, column(name)])),
    dictionaries: new Map([
      ["subset", subsetWords],
      ["target", targets],
    ]),
  };
}

function isWithin(value: number | null, range: Range | undefined): boolean {
  const { min = null, max = null } = range ?? {};
  if (min === null && max === null) return true;
  return value !== null && (min === null || value >= min) && (max === null || value <= max);
}

function passes(entry: Row, wanted: SampleFilter): boolean {
  const outcome = entry.outcome === null ? undefined : outcomes[entry.outcome];
  const subset = entry.subset === null ? undefined : subsetWords[entry.subset];
  const words = wanted.words.target ?? [];
  return (
    (wanted.outcomes.length === 0 ||
      (outcome !== undefined && wanted.outcomes.includes(outcome))) &&
    (wanted.subsets.length === 0 || (subset !== undefined && wanted.subsets.includes(subset))) &&
    (wanted.repeats.length === 0 || wanted.repeats.includes(entry.repeat)) &&
    (words.length === 0 || words.includes(targets[entry.target] ?? "")) &&
    isWithin(entry.score, wanted.ranges.score) &&
    isWithin(entry["metric:f1"], wanted.ranges["metric:f1"])
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
