import { expect, test } from "vitest";
import { EpochLengths } from "./epoch-lengths.ts";

const of = (...rows: readonly (readonly [epoch: number, step: number])[]) => {
  const lengths = new EpochLengths();
  for (const [epoch, step] of rows) lengths.add(epoch, step);
  return lengths.globalStep;
};

test("steps from 1, epochs from 1: the second epoch goes on where the first ended", () => {
  const found = of([1, 1], [1, 2], [1, 3], [2, 1], [2, 2]);
  expect(found?.length).toBe(3);
  expect([found?.of(1, 1), found?.of(2, 1), found?.of(3, 2)]).toEqual([1, 4, 8]);
  expect([found?.endOf(1), found?.endOf(2)]).toEqual([3, 6]);
});

test("steps from 0, epochs from 0", () => {
  const found = of([0, 0], [0, 1], [0, 2], [1, 0], [1, 1]);
  expect(found?.length).toBe(3);
  expect([found?.of(0, 0), found?.of(1, 0), found?.of(2, 1)]).toEqual([0, 3, 7]);
  expect([found?.endOf(0), found?.endOf(1)]).toEqual([2, 5]);
});

test("a log that begins in a later epoch counts those before it", () => {
  expect(of([4, 10], [4, 20], [5, 10], [5, 20])?.of(5, 10)).toBe(90);
});

test.each<[string, readonly (readonly [number, number])[]]>([
  [
    "one epoch",
    [
      [1, 1],
      [1, 2],
    ],
  ],
  [
    "steps that go on",
    [
      [1, 1],
      [1, 2],
      [2, 3],
      [2, 4],
    ],
  ],
  [
    "epochs of different lengths",
    [
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
      [2, 3],
      [3, 1],
    ],
  ],
  [
    "a last epoch that is longer",
    [
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 3],
    ],
  ],
  [
    "epochs that begin differently",
    [
      [1, 1],
      [1, 3],
      [2, 2],
      [2, 3],
    ],
  ],
  [
    "a step twice",
    [
      [1, 1],
      [1, 1],
      [2, 1],
    ],
  ],
  [
    "an epoch that goes back",
    [
      [2, 1],
      [2, 2],
      [1, 1],
      [2, 1],
    ],
  ],
  [
    "parts of epochs",
    [
      [0.5, 1],
      [1, 2],
      [1.5, 1],
      [2, 2],
    ],
  ],
])("%s: no length is known", (_what, rows) => {
  expect(of(...rows)).toBeNull();
});
