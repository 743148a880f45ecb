import * as fc from "fast-check";
import { expect, test } from "vitest";
import { outcomes } from "@evalsite/protocol";
import { replaceQuery } from "../query-string.ts";
import { allSamples, parseRange, sampleViews, samplesQuery } from "./samples-query.ts";

const word = fc.string({ minLength: 1, unit: "grapheme" });
const end = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0 || 0);
const range = fc.record({ min: fc.option(end), max: end });
const query = fc.record({
  suite: fc.option(fc.string()),
  filter: fc.record({
    outcomes: fc.subarray([...outcomes]),
    subsets: fc.uniqueArray(word),
    repeats: fc.uniqueArray(fc.nat(99)),
    words: fc.record(
      {
        target: fc.uniqueArray(word, { minLength: 1 }),
        prediction: fc.uniqueArray(word, { minLength: 1 }),
        "meta:level": fc.uniqueArray(word, { minLength: 1 }),
        "meta:a:b,%c": fc.uniqueArray(fc.oneof(word, fc.constant("")), { minLength: 1 }),
      },
      { requiredKeys: [] },
    ),
    ranges: fc.record(
      { score: range, latency_s: range, "metric:a:b,c": range },
      { requiredKeys: [] },
    ),
  }),
  view: fc.constantFrom(...sampleViews),
  group: fc.option(fc.constantFrom("subset", "meta:a:b,c")),
  rank: fc.option(fc.constantFrom(...outcomes)),
  sort: fc.record({
    column: fc.constantFrom("row", "score", "metric:a-b", "latency_s"),
    descending: fc.boolean(),
  }),
  search: fc.string(),
  fullText: fc.boolean(),
  byItem: fc.boolean(),
  columns: fc.option(fc.uniqueArray(word)),
  sample: fc.option(fc.nat(1_000_000)),
});

test("what stands in the address is what was set", () => {
  fc.assert(
    fc.property(query, (state) => {
      const search = replaceQuery("", samplesQuery, state);
      expect(samplesQuery.parse(new URLSearchParams(search))).toEqual(state);
    }),
  );
});

test("an untouched tab adds nothing to the address", () => {
  expect(replaceQuery("?tab=samples", samplesQuery, allSamples)).toBe("?tab=samples");
});

test("nonsense in the address is ignored", () => {
  const text = "outcome=nice&score=a..b&latency=3&sort=-&sample=-4&repeat=x&cols=";
  expect(samplesQuery.parse(new URLSearchParams(text))).toEqual({ ...allSamples, columns: [] });
  expect(parseRange("1..")).toEqual({ min: 1, max: null });
});
