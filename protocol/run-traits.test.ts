import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseValue } from "./parse.ts";
import { type RunTraits, type SeriesEnd, fromTraits, toTraits } from "./run-traits.ts";

const number = fc.option(fc.integer({ min: -999_999, max: 999_999 }).map((value) => value / 1e3));
const end: fc.Arbitrary<SeriesEnd> = fc.record({
  first: number,
  last: number,
  low: number,
  high: number,
  lost: fc.option(
    fc.record({ step: fc.nat(), value: fc.constantFrom("NaN", "Infinity", "-Infinity") }),
  ),
});
const names = fc.constantFrom("eval/loss", "train/loss", "__proto__", "lr");
const traits: fc.Arbitrary<RunTraits> = fc.record({
  series: fc.array(fc.tuple(names, end)).map((pairs) => new Map(pairs)),
  settings: fc.array(fc.tuple(names, fc.string())).map((pairs) => new Map(pairs)),
});

test("the blocks say of each run what went into them", () => {
  const some = fc.uniqueArray(fc.tuple(fc.string(), traits), { selector: ([id]) => id });
  fc.assert(
    fc.property(some, (runs) => {
      const made = toTraits(runs.map(([run_id, own]) => ({ run_id, traits: own })));
      const known = runs.filter(([, { series, settings }]) => series.size + settings.size > 0);
      const blocks = (made?.blocks ?? []).map((block) => {
        const parsed = parseValue("traitBlock", JSON.parse(JSON.stringify(block)));
        if (parsed.kind === "problem") throw new Error(JSON.stringify(parsed.problem));
        return parsed.value;
      });
      expect(fromTraits(made?.list ?? { runs: [] }, blocks)).toEqual(new Map(known));
    }),
  );
});

function logged(series: number) {
  const one = { first: 3, last: 1, low: 0.123456789, high: 3, lost: null };
  return {
    series: new Map(Array.from({ length: series }, (_, at) => [`s${at}`, one])),
    settings: new Map([["lr", "1e-5"]]),
  };
}

test("values keep seven digits, columns say how many runs have them, blocks are bounded", () => {
  const runs = Array.from({ length: 9000 }, (_, at) => ({
    run_id: `r${at}`,
    traits: logged(at === 0 ? 4 : 3),
  }));
  const made = toTraits(runs);
  expect(made?.blocks[0]?.series[0]?.low.slice(0, 1)).toEqual([0.1234568]);
  expect(made?.list.series).toEqual([
    { name: "s0", runs: 9000, block: 0 },
    { name: "s1", runs: 9000, block: 0 },
    { name: "s2", runs: 9000, block: 1 },
    { name: "s3", runs: 1, block: 1 },
  ]);
  expect(made?.list.settings).toEqual([{ name: "lr", runs: 9000, values: 1, block: 1 }]);
});

test("runs of which nothing is known are not listed", () => {
  const none = { series: new Map(), settings: new Map() };
  expect(toTraits([{ run_id: "a", traits: none }])).toBeNull();
  const made = toTraits([
    { run_id: "a", traits: none },
    { run_id: "b", traits: logged(1) },
  ]);
  expect(made?.list.runs).toEqual(["b"]);
});
