import { expect, test } from "vitest";
import type { SampleFields } from "../extract/fact.ts";
import { earlierVerdicts } from "./earlier-verdicts.ts";

const place = { file: "reviews/m/a.jsonl", line: 1 };

function earlier(before: SampleFields, now: SampleFields) {
  return earlierVerdicts({ place, fields: before }, { place: { ...place, line: 2 }, fields: now });
}

test("another verdict on the same answer is kept, with its line", () => {
  const found = earlier(
    { prediction: "a", values: { acc: 1 } },
    { prediction: "a", values: { acc: 0 } },
  );
  expect(found).toEqual([{ place, values: { acc: 1 } }]);
});

test("verdicts add up, oldest first", () => {
  const first = { place: { ...place, line: 9 }, values: { acc: 0 } };
  const before = { prediction: "a", values: { acc: 1 }, earlier: [first] };
  const found = earlier(before, { prediction: "a", values: { acc: 0 } });
  expect(found.map(({ values }) => values)).toEqual([{ acc: 0 }, { acc: 1 }]);
});

test.each([
  ["the same verdict", { values: { acc: 1 } }, { values: { acc: 1 } }],
  [
    "another answer",
    { prediction: "a", values: { acc: 1 } },
    { prediction: "b", values: { acc: 0 } },
  ],
  [
    "a judge that failed",
    { status: "transport_error", values: { acc: 0 } },
    { values: { acc: 1 } },
  ],
  ["another metric", { values: { acc: 1 } }, { values: { f1: 0 } }],
])("%s contradicts nothing", (_name, before, now) => {
  expect(earlier(before, now)).toEqual([]);
});
