import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readers } from "../extract/registry.ts";
import type { Reader } from "../extract/reader.ts";
import { readPublication, stateName } from "../load/etl-state.ts";
import { convert, publishedIndex, sample, samples } from "../testing/conversion.ts";
import {
  aged,
  filesBelow,
  publishedTexts,
  temporaryFolder,
  treeOf,
  writeTree,
} from "../testing/folders.ts";
import type { ConvertOptions, ConvertResult } from "./convert-all.ts";
import { knownResult } from "./folder-result.ts";
import { settleClaims } from "./settle-claims.ts";

interface Workplace {
  readonly raw: string;
  readonly out: string;
  convert(options?: Partial<ConvertOptions>): Promise<ConvertResult>;
}

/** Runs that were converted, and are old enough to be known. */
async function published(runs: Readonly<Record<string, number>>): Promise<Workplace> {
  const raw = temporaryFolder();
  for (const [name, count] of Object.entries(runs))
    writeTree(join(raw, name), { "samples.jsonl": samples(count) });
  aged(raw);
  const out = join(temporaryFolder(), "out");
  await convert(raw, out);
  return { raw, out, convert: (options) => convert(raw, out, options) };
}

/** Everything that a write would change, of files and of folders. */
function traces(folder: string): readonly string[] {
  return ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })].map((path) => {
    const { ino, mtimeNs, ctimeNs } = lstatSync(join(folder, path), { bigint: true });
    return `${path} ${ino} ${mtimeNs} ${ctimeNs}`;
  });
}

/** Of each run, which files on disk it is. */
function placesOf(out: string): Record<string, number> {
  const runs = readdirSync(join(out, "runs"));
  return Object.fromEntries(runs.map((run) => [run, statSync(join(out, "runs", run)).ino]));
}

/** A conversion into an empty folder gives the same, the state included. */
async function expectAsFromNothing({ raw, out }: Workplace): Promise<void> {
  const fresh = join(temporaryFolder(), "out");
  await convert(raw, fresh);
  expect(treeOf(out)).toEqual(treeOf(fresh));
  expect(readFileSync(join(out, stateName), "utf8")).toBe(
    readFileSync(join(fresh, stateName), "utf8"),
  );
}

/** The readers, not to be used. */
const unused: readonly Reader[] = readers.map((reader) => ({
  ...reader,
  detect: () => {
    throw new Error("a file was read");
  },
}));

describe("what is read and written", () => {
  test("nothing, if nothing has changed; the account is the same", async () => {
    const place = await published({ a: 1, b: 2 });
    writeTree(join(place.raw, "bad"), { "samples.jsonl": `${sample(0)}oops\n` });
    writeTree(join(place.raw, "none"), { "notes.txt": "?" });
    aged(place.raw);
    const before = await place.convert();
    const left = traces(place.out);
    const again = await place.convert({ readers: unused });
    expect(traces(place.out)).toEqual(left);
    expect(again).toEqual({ ...before, converted: 0, written: false });
    expect(again.outcomes.map(({ runId, kind }) => `${runId} ${kind}`)).toEqual([
      "a converted",
      "b converted",
      "bad converted",
      "none nothing-recognised",
    ]);
  });

  test("the index is not parsed as long as nothing has changed", async () => {
    const { out } = await published({ a: 1, b: 2 });
    const known = await readPublication(out);
    const entries = () => {
      throw new Error("the index was parsed");
    };
    const publication = known && { ...known, entries };
    const results = publication?.state.folders.map((folder) => {
      const task = { kind: "keep", known: folder, runId: "", place: "", files: 1 } as const;
      return knownResult(task, publication);
    });
    const { outcomes } = await settleClaims(results ?? [], async (result) => result);
    expect(outcomes.map(({ runId, kind }) => `${runId} ${kind}`)).toEqual([
      "a converted",
      "b converted",
    ]);
  });

  test("only the changed run, and what is about all; only what is gone goes", async () => {
    const place = await published({ same: 1, changed: 1, gone: 1 });
    const before = placesOf(place.out);
    appendFileSync(join(place.raw, "changed/samples.jsonl"), sample(7));
    rmSync(join(place.raw, "gone"), { recursive: true });
    writeTree(join(place.raw, "added"), { "samples.jsonl": samples(2) });
    aged(place.raw);
    const begun: string[] = [];
    const onRun = (_done: number, _total: number, runId: string) => void begun.push(runId);
    expect(await place.convert({ onRun })).toMatchObject({ converted: 2, written: true });
    expect(begun).toEqual(["added", "changed", ""]);
    const after = placesOf(place.out);
    expect(Object.keys(after)).toEqual(["added", "changed", "same"]);
    expect(after["same"]).toBe(before["same"]);
    expect(after["changed"]).not.toBe(before["changed"]);
    await expectAsFromNothing(place);
  });

  test("a run whose files changed and say the same stays", async () => {
    const place = await published({ a: 1, b: 1 });
    const before = traces(join(place.out, "runs"));
    writeFileSync(join(place.raw, "a/samples.jsonl"), samples(1));
    aged(place.raw);
    expect(await place.convert()).toMatchObject({ converted: 1, written: false });
    expect(traces(join(place.out, "runs")).slice(1)).toEqual(before.slice(1));
  });

  test("no part of a collection but the changed one", async () => {
    const place = await published({ "all/a": 1, "all/b": 1 });
    appendFileSync(join(place.raw, "all/b/samples.jsonl"), sample(7));
    aged(place.raw);
    expect(await place.convert()).toMatchObject({ converted: 1 });
    expect(publishedIndex(place.out).map((run) => run.run_id)).toEqual(["all~a", "all~b"]);
  });
});

describe("a change is noticed", () => {
  test("of a file that is as long, and as old, as before", async () => {
    const place = await published({ a: 1 });
    const file = join(place.raw, "a/samples.jsonl");
    const { atime, mtime } = statSync(file);
    writeFileSync(file, samples(1).replaceAll("1", "3"));
    utimesSync(file, atime, mtime);
    expect(await place.convert()).toMatchObject({ converted: 1, written: true });
  });

  test("of a file that was so young that it may have changed within the same tick", async () => {
    const place = await published({ a: 1 });
    const file = join(place.raw, "a/samples.jsonl");
    for (const at of [Date.now(), Date.now() + 5000]) {
      utimesSync(file, at / 1000, at / 1000);
      await place.convert();
      expect(await place.convert()).toMatchObject({ converted: 1 });
    }
    const farFuture = Date.now() / 1000 + 10 * 86_400;
    utimesSync(file, farFuture, farFuture);
    await place.convert();
    expect(await place.convert()).toMatchObject({ converted: 0 });
  });

  test("of a file that grows while it is read: published as it was read, and again next time", async () => {
    const place = await published({ a: 1 });
    const file = join(place.raw, "a/samples.jsonl");
    appendFileSync(file, sample(1));
    aged(place.raw);
    const growing = readers.map((reader): Reader => ({
      ...reader,
      read: (...args) => {
        appendFileSync(file, sample(2));
        return reader.read(...args);
      },
    }));
    await place.convert({ readers: growing });
    aged(place.raw);
    expect(await place.convert()).toMatchObject({ converted: 1 });
    await expectAsFromNothing(place);
  });

  test("of where a link leads, and of what lies behind it", async () => {
    const place = await published({});
    const elsewhere = join(place.raw, ".elsewhere");
    for (const name of ["one", "two"])
      writeTree(join(elsewhere, name), { "samples.jsonl": sample(0, { prediction: name }) });
    aged(elsewhere);
    const relink = (target: string) => {
      rmSync(join(place.raw, "run"), { recursive: true, force: true });
      mkdirSync(join(place.raw, "run"));
      symlinkSync(join(elsewhere, target), join(place.raw, "run/link"));
    };
    relink("one");
    symlinkSync(join(elsewhere, "one"), join(place.raw, "whole"));
    expect(await place.convert()).toMatchObject({ converted: 2 });
    expect(await place.convert()).toMatchObject({ converted: 0 });
    relink("two");
    expect(await place.convert()).toMatchObject({ converted: 1 });
    appendFileSync(join(elsewhere, "one/samples.jsonl"), sample(9));
    aged(elsewhere);
    expect(await place.convert()).toMatchObject({ converted: 1 });
    await expectAsFromNothing(place);
  });

  test("of a file that came, went or got another name", async () => {
    const place = await published({ a: 1 });
    const run = join(place.raw, "a");
    writeTree(run, { "deep/metrics.log": "step 1 loss 2\n" });
    aged(place.raw);
    expect(await place.convert()).toMatchObject({ converted: 1, written: true });
    rmSync(join(run, "deep"), { recursive: true });
    expect(await place.convert()).toMatchObject({ converted: 1, written: true });
    await expectAsFromNothing(place);
  });
});

describe("everything is converted again", () => {
  const all = { converted: 2, published: true };

  test.each<[string, (out: string) => void]>([
    ["is missing", (out) => rmSync(join(out, stateName))],
    ["is empty", (out) => writeFileSync(join(out, stateName), "")],
    [
      "is cut off",
      (out) =>
        writeFileSync(join(out, stateName), readFileSync(join(out, stateName)).subarray(0, 200)),
    ],
    ["is something else", (out) => writeFileSync(join(out, stateName), '{"version": 1}')],
    ["is of another index", (out) => writeFileSync(join(out, "index.json"), "[]\n")],
    ["is of another manifest", (out) => appendFileSync(join(out, "manifest.json"), " ")],
    ["is of a run table that is gone", (out) => rmSync(join(out, "run-table.chunk"))],
    ["is of a run that is gone", (out) => rmSync(join(out, "runs/a"), { recursive: true })],
    ["knows nothing of a run", (out) => writeTree(join(out, "runs/x"), { "meta.json": "{}" })],
  ])("if the state %s", async (_name, harm) => {
    const place = await published({ a: 1, b: 1 });
    harm(place.out);
    expect(await place.convert()).toMatchObject(all);
    await expectAsFromNothing(place);
  });

  test("without the state also what only seems to be whole is replaced", async () => {
    const place = await published({ a: 1, b: 1 });
    rmSync(join(place.out, stateName));
    rmSync(join(place.out, "runs/a/metrics.json"));
    expect(await place.convert()).toMatchObject(all);
    await expectAsFromNothing(place);
  });

  test("by another program, and from another raw folder", async () => {
    const place = await published({ a: 1, b: 1 });
    expect(await place.convert({ readers: readers.slice(1) })).toMatchObject(all);
    expect(await place.convert()).toMatchObject(all);
    const elsewhere = await published({ a: 1, b: 1 });
    expect(await convert(elsewhere.raw, place.out)).toMatchObject(all);
  });
});

describe("secrets of the environment", () => {
  const secret = "correct horse battery staple";

  async function withSecret(): Promise<Workplace> {
    const place = await published({ a: 1, b: 1 });
    writeTree(join(place.raw, "a"), { "samples.jsonl": sample(0, { prediction: `is ${secret}` }) });
    aged(place.raw);
    await place.convert();
    expect(publishedTexts(place.out)).toContain(secret);
    return place;
  }

  test("a new one is taken out of what is published already", async () => {
    const place = await withSecret();
    expect(await place.convert({ secrets: [secret] })).toMatchObject({ converted: 2 });
    expect(publishedTexts(place.out)).not.toContain(secret);
    expect(await place.convert({ secrets: [secret] })).toMatchObject({ converted: 0 });
  });

  test("one that is no longer there stays out until the run changes; then that run alone is looked at again", async () => {
    const place = await withSecret();
    const known = { secrets: [secret, "another secret value"] };
    await place.convert(known);
    expect(await place.convert({ secrets: [secret] })).toMatchObject({ converted: 0 });
    expect(await place.convert()).toMatchObject({ converted: 0 });
    appendFileSync(join(place.raw, "b/samples.jsonl"), sample(5, { prediction: secret }));
    aged(place.raw);
    expect(await place.convert()).toMatchObject({ converted: 1 });
    expect(publishedTexts(place.out)).toContain(secret);
    expect(await place.convert(known)).toMatchObject({ converted: 1 });
    expect(publishedTexts(place.out)).not.toContain(secret);
  });

  test("none is written down, nor a plain digest of one, nor a name that is not published", async () => {
    const place = await published({ a: 1 });
    writeTree(join(place.raw, "nothing to see"), { "private notes.txt": "?" });
    aged(place.raw);
    await place.convert({ secrets: [secret] });
    const text = readFileSync(join(place.out, stateName), "utf8");
    const digests = ["sha256", "sha1", "md5"].map((kind) =>
      createHash(kind).update(secret).digest("hex").slice(0, 6),
    );
    const names = ["nothing to see", place.raw, place.out];
    for (const hidden of [secret, ...digests, ...names]) expect(text).not.toContain(hidden);
  });
});

describe("only some folders", () => {
  test("are converted; all others stay as they are published, changed or not", async () => {
    const place = await published({ a: 1, b: 1, c: 1, "d/x": 1, "d/y": 1 });
    for (const run of ["a", "b", "d/x"])
      appendFileSync(join(place.raw, run, "samples.jsonl"), sample(9));
    rmSync(join(place.raw, "c"), { recursive: true });
    writeTree(join(place.raw, "new"), { "samples.jsonl": samples(1) });
    aged(place.raw);
    const before = placesOf(place.out);
    const result = await place.convert({ only: new Set(["b"]) });
    expect(result.outcomes.map(({ runId }) => runId)).toEqual(["b"]);
    const after = placesOf(place.out);
    expect(Object.keys(after)).toEqual(["a", "b", "c", "d~x", "d~y"]);
    expect(Object.keys(after).filter((run) => after[run] !== before[run])).toEqual(["b"]);
    expect(await place.convert()).toMatchObject({ converted: 3 });
    await expectAsFromNothing(place);
  });

  test("are all, where nothing is known of the others", async () => {
    const place = await published({ a: 1, b: 1 });
    rmSync(join(place.out, stateName));
    expect(await place.convert({ only: new Set(["b"]) })).toMatchObject({ converted: 2 });
    await expectAsFromNothing(place);
  });
});

test("what could not be read is tried again, though no file has changed", async () => {
  const place = await published({ a: 1, b: 1 });
  appendFileSync(join(place.raw, "a/samples.jsonl"), sample(7));
  aged(place.raw);
  const failing = readers.map((reader): Reader => ({
    ...reader,
    // oxlint-disable-next-line require-yield
    async *read() {
      throw new Error("for now");
    },
  }));
  await place.convert({ readers: failing });
  expect(await place.convert()).toMatchObject({ converted: 1, written: true });
  await expectAsFromNothing(place);
});

test("of two runs of one id the first folder's is published, also when one comes or goes", async () => {
  const place = await published({ "a/b": 1, "a/c": 1, "a~b": 9 });
  const inIndex = () =>
    publishedIndex(place.out).map(({ run_id, counts }) => [run_id, counts?.samples]);
  expect(inIndex()).toEqual([
    ["a~b", 1],
    ["a~c", 1],
  ]);
  expect(await place.convert()).toMatchObject({ converted: 0 });
  rmSync(join(place.raw, "a"), { recursive: true });
  expect(await place.convert()).toMatchObject({ converted: 1 });
  expect(inIndex()).toEqual([["a~b", 9]]);
  writeTree(place.raw, { "a/b/samples.jsonl": samples(2), "a/c/samples.jsonl": samples(1) });
  aged(place.raw);
  await place.convert();
  expect(inIndex()).toEqual([
    ["a~b", 2],
    ["a~c", 1],
  ]);
  await expectAsFromNothing(place);
});

test("a conversion that is interrupted leaves what was there, and no lock", async () => {
  const place = await published({ a: 1, b: 1 });
  const before = traces(join(place.out, "runs"));
  for (const run of ["a", "b"]) appendFileSync(join(place.raw, run, "samples.jsonl"), sample(9));
  aged(place.raw);
  const ending = new AbortController();
  const ended = place.convert({ signal: ending.signal, onRun: () => ending.abort() });
  await expect(ended).rejects.toMatchObject({ name: "AbortError" });
  expect(traces(join(place.out, "runs"))).toEqual(before);
  const rest = filesBelow(place.out).filter((path) => path.startsWith("."));
  expect(rest).toEqual([stateName]);
  expect(existsSync(join(place.out, ".staging"))).toBe(false);
});
