import { type RunTraits, fromTraits, parseFile } from "@evalsite/protocol";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { convert, samples } from "../testing/conversion.ts";
import { aged, temporaryFolder, treeOf, writeTree } from "../testing/folders.ts";

function unpacked(out: string, file: string): string {
  return gunzipSync(readFileSync(join(out, file))).toString();
}

/** What the publication says of its runs in lists. */
function publishedTraits(out: string): ReadonlyMap<string, RunTraits> {
  const manifest = parseFile("manifest", readFileSync(join(out, "manifest.json"), "utf8"));
  if (manifest.kind === "problem" || manifest.value.traits === null) return new Map();
  const list = parseFile("traitList", unpacked(out, manifest.value.traits.file));
  if (list.kind === "problem") throw new Error(list.problem.code);
  const blocks = list.value.blocks.map(({ file }) => {
    const block = parseFile("traitBlock", unpacked(out, file));
    if (block.kind === "problem") throw new Error(block.problem.code);
    return block.value;
  });
  return fromTraits(list.value, blocks);
}

const state = (losses: readonly string[], rate: number) => ({
  "trainer_state.json": `{"global_step":${losses.length},"max_steps":9,"log_history":[${losses
    .map((loss, at) => `{"step":${at + 1},"epoch":${at / 9},"loss":${loss}}`)
    .join(",")}]}`,
  "run.yaml": `hparams:\n  learning_rate: ${rate}\n  optimizer:\n    name: adam\n  modules: [q, v]\n`,
});

test("where series end and what hyper-parameters are is published for lists", async () => {
  const raw = writeTree(temporaryFolder(), {});
  writeTree(join(raw, "fell"), state(["2.5", "NaN", "0.5", "0.75"], 0.001));
  writeTree(join(raw, "lost"), state(["2.5", "0.5", "NaN", "Infinity"], 0.002));
  writeTree(join(raw, "scored"), { "samples.jsonl": samples(1) });
  const out = join(temporaryFolder(), "out");
  await convert(raw, out);
  const traits = publishedTraits(out);
  expect([...traits.keys()]).toEqual(["fell", "lost"]);
  const end = (run: string) => traits.get(run)?.series.get("train/loss");
  expect(end("fell")).toEqual({ first: 2.5, last: 0.75, low: 0.5, high: 2.5, lost: null });
  expect(end("lost")).toEqual({
    first: 2.5,
    last: 0.5,
    low: 0.5,
    high: 2.5,
    lost: { step: 3, value: "NaN" },
  });
  expect(Object.fromEntries(traits.get("fell")?.settings ?? [])).toEqual({
    learning_rate: "0.001",
    "optimizer.name": "adam",
    modules: '["q","v"]',
  });
});

test("they are the same whether a run was converted now or before, and go with the last run", async () => {
  const raw = writeTree(temporaryFolder(), {});
  writeTree(join(raw, "a"), state(["2", "1"], 0.001));
  writeTree(join(raw, "b"), { "samples.jsonl": samples(1) });
  aged(raw);
  const out = join(temporaryFolder(), "out");
  await convert(raw, out);
  appendFileSync(join(raw, "b", "samples.jsonl"), samples(2));
  await convert(raw, out);
  const fresh = join(temporaryFolder(), "out");
  await convert(raw, fresh);
  expect(publishedTraits(out)).toEqual(publishedTraits(fresh));
  expect(Object.keys(treeOf(out)).filter((file) => file.startsWith("traits/"))).toEqual(
    Object.keys(treeOf(fresh)).filter((file) => file.startsWith("traits/")),
  );
  const none = writeTree(temporaryFolder(), { "b/samples.jsonl": samples(1) });
  await convert(none, out);
  expect(publishedTraits(out).size).toBe(0);
  expect(Object.keys(treeOf(out)).filter((file) => file.startsWith("traits/"))).toEqual([]);
});
