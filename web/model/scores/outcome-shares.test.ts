import { outcomes } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { outcomeShares, shownOutcomes } from "./outcome-shares.ts";

test("every class has its place", () => {
  expect(shownOutcomes.toSorted()).toEqual(outcomes.toSorted());
});

test("only classes that occur, in the order of pages, with shares that add up to one", () => {
  expect(outcomeShares({ wrong: 1, correct: 3, refused: 0 })).toEqual([
    { outcome: "correct", count: 3, share: 0.75 },
    { outcome: "wrong", count: 1, share: 0.25 },
  ]);
  expect(outcomeShares({})).toEqual([]);
});
