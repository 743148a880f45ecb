import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseValue } from "./parse.ts";
import {
  type RunScores,
  type ScoreDetail,
  fromScoreBlock,
  scoreBlocks,
  toScoreBlock,
} from "./score-block.ts";

const fiveDigits = fc.integer({ min: 0, max: 99_999 }).map((number) => number / 1e5);
const interval = fc.record({
  low: fiveDigits,
  high: fiveDigits,
  level: fc.constantFrom(0.95, 0.99),
  method: fc.constantFrom("wilson", "t"),
});
const detail: fc.Arbitrary<ScoreDetail> = fc.record({
  interval: fc.option(interval),
  n: fc.option(fc.nat()),
  status: fc.constantFrom("complete", "partial"),
});
const names = fc.constantFrom("gsm8k/overall", "c-eval/overall", "__proto__/overall");
const scores: fc.Arbitrary<RunScores> = fc
  .array(fc.tuple(names, detail))
  .map((pairs) => new Map(pairs));

test("a block says of each run what went into it", () => {
  const some = fc.uniqueArray(fc.tuple(fc.string(), scores), { selector: ([id]) => id });
  fc.assert(
    fc.property(some, (runs) => {
      const block = toScoreBlock(runs.map(([run_id, own]) => ({ run_id, scores: own })));
      const parsed = parseValue("scoreBlock", JSON.parse(JSON.stringify(block)));
      expect(parsed.kind === "ok" ? fromScoreBlock(parsed.value) : parsed).toEqual(new Map(runs));
    }),
  );
});

test("bounds keep five digits, at any size", () => {
  const rough = { low: 0.123456789, high: 123456.789, level: 0.95, method: "t" };
  const own = new Map([["a/overall", { interval: rough, n: 9, status: "complete" as const }]]);
  const [column] = toScoreBlock([{ run_id: "r", scores: own }]).scores;
  expect([column?.low, column?.high]).toEqual([[0.12346], [123_460]]);
});

function filed(project: string | null, count: number) {
  const one = { interval: null, n: 1, status: "complete" as const };
  return {
    project,
    scores: new Map(Array.from({ length: count }, (_, at) => [`b${at}/overall`, one])),
  };
}

test("runs of a project stand together, blocks are bounded, and runs without scores are left out", () => {
  const runs = [
    filed("b", 60_000),
    filed(null, 1),
    filed("a", 70_000),
    filed("b", 0),
    filed("b", 2),
  ];
  const blocks = scoreBlocks(runs).map(({ runs: members, first, last }) => ({
    sizes: members.map((run) => run.scores.size),
    first,
    last,
  }));
  expect(blocks).toEqual([
    { sizes: [1, 70_000], first: "", last: "a" },
    { sizes: [60_000, 2], first: "b", last: "b" },
  ]);
  expect(scoreBlocks([filed("huge", 250_000)])).toHaveLength(1);
  expect(scoreBlocks([])).toEqual([]);
});
