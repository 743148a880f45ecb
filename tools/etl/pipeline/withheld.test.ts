import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseFile } from "@evalsite/protocol";
import { stateName } from "../load/etl-state.ts";
import { convert, outputNames, publishedIndex, sample, samples } from "../testing/conversion.ts";
import { Letters } from "../testing/drawn-letters.ts";
import { exportFrom } from "../testing/exporting.ts";
import { aged, publishedTexts, temporaryFolder, treeOf, writeTree } from "../testing/folders.ts";
import type { ConvertOptions } from "./convert-all.ts";

/** Reaches from one field into the next, so that only the last look finds it. */
const secret = '"prediction":"quokka",';
const bad = samples(2) + sample(2, { prediction: "quokka" });
const secretOfModel = '"suite":"m2-sums","overall"';
const twoModels = { "a/reports/m1/s.json": reportOf("m1"), "a/reports/m2/s.json": reportOf("m2") };
const key = `glpat-${new Letters(1).b62(20)}`;

function reportOf(model: string): string {
  const subsets = [{ name: "x", score: 0.5, num: 1 }];
  const categories = [{ name: ["d"], num: 1, score: 0.5, macro_score: 0.5, subsets }];
  const metrics = [{ name: "mean_acc", num: 1, score: 0.5, macro_score: 0.5, categories }];
  const dataset_name = `${model}-sums`;
  return JSON.stringify({
    name: `${model}@s`,
    dataset_name,
    model_name: model,
    score: 0.5,
    metrics,
  });
}

interface Place {
  readonly raw: string;
  readonly out: string;
  readonly convert: (options?: Partial<ConvertOptions>) => ReturnType<typeof convert>;
}

/** Converts what lies in `raw` now, whose files no longer change. */
function place(files: Readonly<Record<string, string>>): Place {
  const raw = writeTree(temporaryFolder(), files);
  const out = join(temporaryFolder(), "out");
  const now = (options: Partial<ConvertOptions> = {}) =>
    convert(aged(raw), out, { secrets: [secret, secretOfModel], ...options });
  return { raw, out, convert: now };
}

function manifestOf(out: string) {
  const manifest = parseFile("manifest", readFileSync(join(out, "manifest.json"), "utf8"));
  if (manifest.kind !== "ok") throw new Error("no manifest");
  return manifest.value;
}

const told = ({ outcomes }: Awaited<ReturnType<typeof convert>>) =>
  outcomes.map(({ runId, kind }) => `${runId} ${kind}`);

const idsIn = (out: string) => publishedIndex(out).map(({ run_id }) => run_id);

describe("a run in which the last look finds a secret", () => {
  test("is withheld: its last good version stays, the others go on", async () => {
    const {
      raw,
      out,
      convert: now,
    } = place({ "a/samples.jsonl": samples(1), "b/samples.jsonl": samples(1) });
    await now();
    const before = treeOf(join(out, "runs/a"));
    writeTree(raw, {
      "a/samples.jsonl": bad,
      "b/samples.jsonl": samples(2),
      "c/samples.jsonl": samples(1),
    });
    const result = await now();
    expect(told(result)).toEqual(["a withheld", "b converted", "c converted"]);
    expect(treeOf(join(out, "runs/a"))).toEqual(before);
    expect(idsIn(out)).toEqual(["a", "b", "c"]);
    expect(publishedIndex(out)[1]?.counts?.samples).toBe(2);
    expect(manifestOf(out).withheld).toEqual([
      {
        run_id: "a",
        found: expect.stringMatching(/environment|key/),
        file: "samples/sums",
        shown: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      },
    ]);
    expect(publishedTexts(out)).not.toContain(secret);
    expect(readdirSync(out)).toEqual(outputNames);
  });

  test("and that was never published is listed, and not published", async () => {
    const { out, convert: now } = place({ "a/samples.jsonl": bad, "b/samples.jsonl": samples(1) });
    const { published, outcomes } = await now();
    expect(published).toBe(true);
    expect(outcomes[0]?.detail).toContain("nothing of it is published");
    expect(idsIn(out)).toEqual(["b"]);
    expect(manifestOf(out).withheld).toMatchObject([{ run_id: "a", shown: null }]);
  });

  test("is withheld alone: another model of its folder is published", async () => {
    const { out, convert: now } = place(twoModels);
    expect(told(await now())).toEqual(["a~m1 converted", "a~m2 withheld"]);
    expect(readdirSync(join(out, "runs"))).toEqual(["a~m1"]);
  });

  test("may be all that there is: the publication says so", async () => {
    const { out, convert: now } = place({ "a/samples.jsonl": bad });
    expect((await now()).published).toBe(true);
    expect(manifestOf(out)).toMatchObject({ runs: 0, withheld: [{ run_id: "a" }] });
  });

  test("ends a strict conversion: what was published stands, all of it", async () => {
    const {
      raw,
      out,
      convert: now,
    } = place({ "a/samples.jsonl": samples(1), "b/samples.jsonl": samples(1) });
    await now();
    const before = treeOf(out);
    writeTree(raw, { "a/samples.jsonl": bad, "b/samples.jsonl": samples(2) });
    expect((await now({ strict: true })).published).toBe(false);
    expect(treeOf(out)).toEqual(before);
    expect(readdirSync(out)).toEqual(outputNames);
  });

  test("whose name holds it is not named, nor is its last version left: only its number is told", async () => {
    const { out, convert: now } = place({ [`x-${key}/samples.jsonl`]: samples(1) });
    expect(told(await now())).toEqual(["x-[redacted: GitLab token] withheld"]);
    expect(manifestOf(out).withheld).toEqual([
      { run_id: null, found: "GitLab token", file: null, shown: null },
    ]);
    expect(publishedTexts(out)).not.toContain(key);
    expect(readFileSync(join(out, stateName), "utf8")).not.toContain(key);
    const { outcomes, converted } = await now();
    expect(outcomes).toMatchObject([{ runId: "x-[redacted: GitLab token]", kind: "withheld" }]);
    expect(converted).toBe(0);
  });
});

async function withheld(): Promise<Place> {
  const made = place({ "a/samples.jsonl": samples(1), "b/samples.jsonl": samples(1) });
  await made.convert();
  writeTree(made.raw, { "a/samples.jsonl": bad });
  await made.convert();
  return made;
}

describe("what is known of a withheld run", () => {
  test("stays as long as nothing changes: nothing is read or written again", async () => {
    const { out, convert: now } = await withheld();
    const before = treeOf(out);
    const result = await now();
    expect(result).toMatchObject({ converted: 0, written: false, published: true });
    expect(told(result)).toEqual(["b converted", "a withheld"].toSorted());
    expect(treeOf(out)).toEqual(before);
  });

  test.each([
    ["of all", { force: true }],
    ["of it alone", { force: true, only: new Set(["a"]) }],
    ["of another", { force: true, only: new Set(["b"]) }],
  ])("stays when a conversion %s is forced", async (_what, options) => {
    const { out, convert: now } = await withheld();
    const before = treeOf(out);
    await now(options);
    expect(treeOf(out)).toEqual(before);
    expect(manifestOf(out).withheld).toMatchObject([{ run_id: "a" }]);
  });

  test("stays when another program converts: its last version is still good", async () => {
    const { out, convert: now } = await withheld();
    const before = treeOf(out);
    const state = readFileSync(join(out, stateName), "utf8");
    writeFileSync(join(out, stateName), state.replace(/"made_by":"\w+/, '"made_by":"older'));
    expect(await now()).toMatchObject({ converted: 2 });
    expect(treeOf(out)).toEqual(before);
  });

  test("goes with what is mended: the same as converting from nothing", async () => {
    const { raw, out, convert: now } = await withheld();
    writeTree(raw, { "a/samples.jsonl": samples(2) });
    await now();
    const fresh = join(temporaryFolder(), "out");
    await convert(raw, fresh, { secrets: [secret, secretOfModel] });
    expect(treeOf(out)).toEqual(treeOf(fresh));
    expect(readFileSync(join(out, stateName), "utf8")).toBe(
      readFileSync(join(fresh, stateName), "utf8"),
    );
  });

  test("goes with its folder", async () => {
    const { raw, out, convert: now } = await withheld();
    rmSync(join(raw, "a"), { recursive: true });
    expect(await now()).toMatchObject({ removed: 1 });
    expect(manifestOf(out).withheld).toEqual([]);
    expect(idsIn(out)).toEqual(["b"]);
  });

  test("is no reason to keep a version that holds what is known to be a secret since", async () => {
    const {
      raw,
      out,
      convert: now,
    } = place({
      "a/samples.jsonl": sample(0, { prediction: "the word is wombat-in-the-woods" }),
    });
    await now();
    writeTree(raw, { "a/samples.jsonl": bad });
    expect(told(await now({ secrets: [secret, "wombat-in-the-woods"] }))).toEqual(["a withheld"]);
    expect(idsIn(out)).toEqual([]);
    expect(publishedTexts(out)).not.toContain("wombat");
  });

  test("is no other folder's: the version of another raw folder does not stay", async () => {
    const { out } = await withheld();
    const other = writeTree(temporaryFolder(), {
      "a/samples.jsonl": bad,
      "z/samples.jsonl": samples(1),
    });
    await convert(other, out, { secrets: [secret] });
    expect(idsIn(out)).toEqual(["z"]);
    expect(manifestOf(out).withheld).toMatchObject([{ run_id: "a", shown: null }]);
  });

  test("counts among the ids that are taken, in the order of the folders", async () => {
    const { out, convert: now } = place({ ...twoModels, "a~m2/samples.jsonl": samples(1) });
    expect(told(await now())).toEqual(["a~m1 converted", "a~m2 withheld", "a~m2 duplicate-id"]);
    expect(idsIn(out)).toEqual(["a~m1"]);
  });
});

test("an export says which runs are withheld, and holds what is published of them", async () => {
  const {
    raw,
    out,
    convert: now,
  } = place({ "a/samples.jsonl": samples(1), "b/samples.jsonl": bad });
  await now();
  writeTree(raw, { "a/samples.jsonl": bad });
  await now();
  const { tables, withheld } = await exportFrom(join(out, ".."), { data: "out" });
  expect(withheld).toEqual(manifestOf(out).withheld);
  expect(withheld.map(({ run_id, shown }) => [run_id, shown !== null])).toEqual([
    ["a", true],
    ["b", false],
  ]);
  expect(tables["runs"]?.[0]?.rows).toBe(1);
});
