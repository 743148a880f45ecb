import { expect, test } from "vitest";
import type { Grouping } from "./grouping.ts";
import { type Field, type Slice, changedSlices, rankSlices, weakSlices } from "./slices.ts";

/** Uniform numbers, the same for the same seed. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function grouping(codes: readonly number[], size: number): Grouping {
  const groups = Array.from(
    { length: size },
    (_, at) => ({ kind: "word", word: `w${at}` }) as const,
  );
  return { groups, codes: Uint16Array.from(codes) };
}

/** Four fields of 2 to 8 words that have nothing to do with each other. */
function fieldsOf(items: number, next: () => number): readonly Field[] {
  return [2, 3, 5, 8].map((size) => ({
    name: `meta:f${size}`,
    grouping: grouping(
      Array.from({ length: items }, () => Math.floor(next() * size)),
      size,
    ),
  }));
}

const codeOf = (fields: readonly Field[], name: string, item: number) =>
  fields.find((field) => field.name === name)?.grouping.codes[item];
const isBelow = ({ difference }: Slice) => difference < 0;
const namesOf = ({ parts }: Slice) =>
  parts.map(({ field, group }) => `${field}=${group.kind === "word" ? group.word : ""}`).join(" ");

test("a planted slice is found, by one field and by two together", () => {
  const next = random(7);
  const fields = fieldsOf(4000, next);
  const scores = Float64Array.from({ length: 4000 }, (_, item) => {
    const isHard =
      codeOf(fields, "meta:f5", item) === 3 ||
      (codeOf(fields, "meta:f2", item) === 1 && codeOf(fields, "meta:f3", item) === 2);
    return Number(next() < (isHard ? 0.45 : 0.75));
  });
  const ranked = rankSlices([weakSlices(scores, fields, "higher")], isBelow);
  const names = ranked.found.map(({ slice }) => namesOf(slice));
  expect(names.slice(0, 2).toSorted()).toEqual(["meta:f2=w1 meta:f3=w2", "meta:f5=w3"]);
  // 18 words and 6 + 10 + 16 + 15 + 24 + 40 pairs.
  expect(ranked.tried).toBe(18 + 111);
  expect(ranked.explained).toBeGreaterThan(0);
});

test.each(["weak", "changed"] as const)(
  "among nothing but noise, at most 5 percent of runs have a finding: %s",
  (kind) => {
    let withFinding = 0;
    const runs = 200;
    for (let seed = 0; seed < runs; seed++) {
      const next = random(1000 + seed);
      const fields = fieldsOf(600, next);
      const scores = () => Float64Array.from({ length: 600 }, () => Number(next() < 0.7));
      const tried =
        kind === "weak"
          ? weakSlices(scores(), fields, "higher")
          : changedSlices(scores(), scores(), fields, "higher");
      const ranked = rankSlices([tried], kind === "weak" ? isBelow : () => true);
      if (ranked.found.length > 0) withFinding++;
    }
    // 95 % of 200 draws at 5 % have at most 15.
    expect(withFinding).toBeLessThanOrEqual(15);
  },
);

test("the order of items changes nothing", () => {
  const next = random(3);
  const fields = fieldsOf(900, next);
  const scores = Float64Array.from({ length: 900 }, (_, item) =>
    Number(next() < (codeOf(fields, "meta:f3", item) === 0 ? 0.3 : 0.7)),
  );
  const order = Array.from(scores.keys()).toSorted(
    (a, b) => ((a * 7919) % 900) - ((b * 7919) % 900),
  );
  const moved = fields.map((field) => ({
    ...field,
    grouping: {
      ...field.grouping,
      codes: Uint16Array.from(order, (item) => field.grouping.codes[item] ?? 0),
    },
  }));
  const one = rankSlices([weakSlices(scores, fields, "higher")], isBelow);
  const again = rankSlices(
    [
      weakSlices(
        Float64Array.from(order, (item) => scores[item] ?? 0),
        moved,
        "higher",
      ),
    ],
    isBelow,
  );
  expect(again).toEqual(one);
  expect(one.found.map(({ slice }) => namesOf(slice))).toContain("meta:f3=w0");
});

test("lower is better: a slice is weak where it scores higher; small ones are not tried", () => {
  const codes = Array.from({ length: 500 }, (_, item) => (item < 19 ? 2 : item % 2));
  const scores = Float64Array.from(codes, (code, item) => (code === 1 ? 3 : 1) + (item % 7) / 10);
  const fields = [{ name: "meta:f", grouping: grouping(codes, 3) }];
  const ranked = rankSlices([weakSlices(scores, fields, "lower")], (slice) => slice.difference > 0);
  expect(ranked.tried).toBe(2);
  expect(ranked.found.map(({ slice }) => namesOf(slice))).toEqual(["meta:f=w1"]);
  expect(ranked.found[0]?.slice.difference).toBeCloseTo(2, 1);
});

test("several benchmarks are corrected together", () => {
  const next = random(11);
  const noise = Array.from({ length: 20 }, () => {
    const fields = fieldsOf(300, next);
    return weakSlices(
      Float64Array.from({ length: 300 }, () => Number(next() < 0.5)),
      fields,
      "higher",
    );
  });
  const tried = noise.reduce((sum, { ps }) => sum + ps.length, 0);
  expect(rankSlices(noise, isBelow)).toMatchObject({ tried, found: [] });
});
