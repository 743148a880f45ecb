import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  constantFrom,
  option,
  record,
} from "fast-check";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stateName } from "../load/etl-state.ts";
import { convert, sample, samples } from "../testing/conversion.ts";
import { aged, temporaryFolder, treeOf, writeTree } from "../testing/folders.ts";

/** What is done to the raw folder before the next conversion. */
interface Change {
  readonly folder: string;
  /** Null: the folder goes. */
  readonly content: Readonly<Record<string, string>> | null;
}

/** Names that are the same run if one is a collection, or holds two models. */
const folders = ["a", "a~b", "a~m1", "c"];

const report = (value: number) => `{"suite": "s", "metric": "acc", "value": ${value}}\n`;
const contents: readonly Change["content"][] = [
  null,
  { "samples.jsonl": samples(1) },
  { "samples.jsonl": samples(2), "metrics.log": "step 1 loss 2\nstep 2 loss 1\n" },
  { "samples.jsonl": `${sample(0)}oops\n` },
  { "evalscope.jsonl": report(0.5) },
  { "notes.txt": "?" },
  { "b/samples.jsonl": samples(1), "c/samples.jsonl": samples(1) },
  { "b/samples.jsonl": samples(3), "c/samples.jsonl": samples(1), "c/run.yaml": "project: p\n" },
  { "samples.jsonl": sample(0, { model: "m1" }) + sample(1, { model: "m2" }) },
  { "samples.jsonl": sample(0, { model: "m1" }) },
];

const change: Arbitrary<Change> = record({
  folder: constantFrom(...folders),
  content: constantFrom(...contents),
});

/** Changes between two conversions; some of these are asked for one folder alone. */
const turn = record({
  changes: array(change, { minLength: 0, maxLength: 3 }),
  only: option(constantFrom(...folders), { freq: 5 }),
});

function carryOut({ folder, content }: Change, raw: string): void {
  rmSync(join(raw, folder), { recursive: true, force: true });
  if (content !== null) writeTree(join(raw, folder), content);
}

test("whatever came, changed and went in whatever order, the result is that of a conversion from nothing", async () => {
  const property = asyncProperty(array(turn, { minLength: 2, maxLength: 5 }), async (turns) => {
    const raw = writeTree(temporaryFolder(), { "z/samples.jsonl": samples(1) });
    const out = join(temporaryFolder(), "out");
    for (const { changes, only } of turns) {
      for (const each of changes) carryOut(each, raw);
      aged(raw);
      if (only !== null) await convert(raw, out, { only: new Set([only]) });
      const { outcomes } = await convert(raw, out);
      const fresh = join(temporaryFolder(), "out");
      const whole = await convert(raw, fresh);
      expect(outcomes).toEqual(whole.outcomes);
      expect(treeOf(out)).toEqual(treeOf(fresh));
      expect(stateOf(out)).toBe(stateOf(fresh));
    }
  });
  await assert(property, { numRuns: Number(process.env["EVALSITE_SEQUENCES"] ?? 12), seed: 4 });
}, 120_000);

function stateOf(out: string): string {
  return readFileSync(join(out, stateName), "utf8");
}
