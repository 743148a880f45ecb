import { cpSync, readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { convert, outputNames, samples } from "../testing/conversion.ts";
import { filesBelow, temporaryFolder, treeOf, writeTree } from "../testing/folders.ts";

const examples = join(import.meta.dirname, "../../../examples/raw/runs");

/** The same files, made in the opposite order and at another time. */
function reversedCopy(raw: string): string {
  const copy = temporaryFolder();
  for (const path of filesBelow(raw).toReversed()) {
    cpSync(join(raw, path), join(copy, path));
    utimesSync(join(copy, path), 1e9, 1e9);
  }
  return copy;
}

test("the same input gives the same bytes: elsewhere, again, over itself, in another order", async () => {
  const raw = temporaryFolder();
  for (const name of ["lr-0.004-step-200", "lr-0.004-step-800-repeats", "lr-0.004-step-2400-perf"])
    cpSync(join(examples, name), join(raw, name), { recursive: true });
  const outs = [1, 2, 3].map(() => join(temporaryFolder(), "out"));
  const [first = "", second = "", third = ""] = outs;
  const results = [
    await convert(raw, first),
    await convert(raw, second),
    await convert(reversedCopy(raw), third),
    await convert(raw, first),
  ];
  const [tree] = outs.map(treeOf);
  for (const out of outs) expect(treeOf(out)).toEqual(tree);
  expect(new Set(results.map((result) => result.generation)).size).toBe(1);
}, 30_000);

test("a publication over another is the same as one into an empty folder", async () => {
  const before = temporaryFolder();
  const after = temporaryFolder();
  for (const [raw, runs] of [
    [before, { same: 3, changed: 3, gone: 3 }],
    [after, { same: 3, changed: 4, added: 3 }],
  ] as const)
    for (const [id, count] of Object.entries(runs))
      writeTree(join(raw, id), { "samples.jsonl": samples(count) });
  const [over, fresh] = [join(temporaryFolder(), "out"), join(temporaryFolder(), "out")];
  await convert(before, over);
  await convert(after, over);
  await convert(after, fresh);
  expect(treeOf(over)).toEqual(treeOf(fresh));
  expect(readdirSync(over)).toEqual(outputNames);
});

test("what a killed conversion staged is not published with what the next one stages", async () => {
  const raw = writeTree(temporaryFolder(), { "a/samples.jsonl": samples(1) });
  const [fresh, littered] = [join(temporaryFolder(), "out"), join(temporaryFolder(), "out")];
  writeTree(littered, { ".staging/runs/a/left.json": "", ".trash/0/meta.json": "" });
  await convert(raw, fresh);
  await convert(raw, littered);
  expect(treeOf(littered)).toEqual(treeOf(fresh));
  expect(readdirSync(littered)).toEqual(outputNames);
});
