import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  byLearning,
  checkpointTrack,
  learningKinds,
  learningOf,
  markLearning,
} from "./learning.ts";

/** A comparison of items given as the verdicts of one checkpoint after the other: 1 right, 0 not, 2 unknown, 3 no such item. */
function comparison(items: readonly string[]) {
  const runs = Array.from({ length: items[0]?.length ?? 0 }, (_, run) => ({
    right: Uint8Array.from(items, (item) => Number(item[run])),
    unstable: null,
    score: null,
  }));
  return { lines: items.length, runs, baseline: 0, graded: false, lowerIsBetter: false };
}

const track = [0, 1, 2, 3, 4];

test.each([
  ["00111", "learned", 2, 1],
  ["11111", "learned", 0, 0],
  ["00000", "never", 0, 0],
  ["01100", "forgotten", 3, 2],
  ["01010", "forgotten", 4, 4],
  ["01011", "learned", 3, 3],
  ["02311", "learned", 3, 1],
  ["22222", "untold", 0, 0],
])("%s is %s at checkpoint %i after %i changes", (item, kind, at, changes) => {
  const learning = learningOf(comparison([item]), track);
  expect(learningKinds[learning.kind[0] ?? 9]).toBe(kind);
  expect([learning.at[0], learning.changes[0]]).toEqual([at, changes]);
});

test("lists and the order by when", () => {
  const items = ["00000", "00111", "11111", "01010", "01111", "11100", "22222"];
  const learning = learningOf(comparison(items), track);
  const listed = (list: "kept" | "forgotten" | "unsettled") =>
    [...markLearning(learning, list)].flatMap((mark, line) => (mark ? [items[line]] : []));
  expect(listed("kept")).toEqual(["00111", "01111"]);
  expect(listed("forgotten")).toEqual(["01010", "11100"]);
  expect(listed("unsettled")).toEqual(["01010"]);
  const ordered = byLearning(Uint32Array.from(items.keys()), learning, track.length);
  expect([...ordered].map((line) => items[line])).toEqual([
    "11111",
    "01111",
    "00111",
    "11100",
    "01010",
    "00000",
    "22222",
  ]);
});

test("an item is right from the checkpoint at which it was learned to the end", () => {
  const verdicts = fc.array(fc.constantFrom("0", "1", "2"), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(verdicts, (list) => {
      const learning = learningOf(comparison([list.join("")]), track);
      const at = learning.at[0] ?? 0;
      const rest = list.slice(at).filter((verdict) => verdict !== "2");
      const kind = learningKinds[learning.kind[0] ?? 0] ?? "untold";
      const expected = { untold: [], never: ["0"], learned: ["1"], forgotten: ["0"] }[kind];
      expect([...new Set(rest)]).toEqual(expected);
      expect(list.slice(0, at).includes("1") || kind !== "forgotten").toBe(true);
    }),
  );
});

test("checkpoints are those of one experiment, by step", () => {
  const run = (experiment: string | null, step: number | null) => ({ experiment, step });
  expect(checkpointTrack([run("a", 300), run("b", 1), run("a", 100), run("a", null)])).toEqual([
    2, 0,
  ]);
  expect(checkpointTrack([run("a", 300), run("b", 100)])).toEqual([]);
  expect(checkpointTrack([run("a", 300), run("a", 300)])).toEqual([]);
});
