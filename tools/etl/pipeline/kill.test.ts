import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { recover } from "../load/commit.ts";
import { stateName } from "../load/etl-state.ts";
import { publishToSite } from "../load/site.ts";
import { type Circumstances, type Ended, etl } from "../testing/cli.ts";
import { outputNames, publishedIndex } from "../testing/conversion.ts";
import { aged, temporaryFolder, treeOf, writeTree } from "../testing/folders.ts";

/*
 * The command line tool over real runs and an older publication, of which it knows what has changed
 * since, beside an exported site: killed (or out of disk) before each of some of its operations on
 * the disk, and at any time.
 */

const examples = join(import.meta.dirname, "../../../examples/raw/runs");
const exported = { "runs/[runId]/index.html": "shell", "runs/index.html": "list" };

let raw = "";
let stage = "";
/** Numbers of the operations by which the publication and the site's data were decided. */
let decided: readonly [number, number] = [0, 0];
/** What an undisturbed conversion says, and how long it takes. */
let account = "";
let wholeMs = 0;
const trees: Record<"old" | "new" | "oldSite" | "newSite", Record<string, string>> = {
  old: {},
  new: {},
  oldSite: {},
  newSite: {},
};

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "evalsite-kill-"));
  stage = join(folder, "start");
  writeTree(join(stage, "site"), exported);
  raw = join(folder, "raw");
  for (const name of ["lr-0.004-step-200", "lr-4-step-250", "lr-0.004-step-2400-perf"])
    cpSync(join(examples, name), join(raw, name), { recursive: true });
  aged(raw);
  await converted(stage);
  trees.old = outputOf(stage);
  trees.oldSite = treeOf(join(stage, "site"));
  rmSync(join(raw, "lr-0.004-step-2400-perf"), { recursive: true });
  cpSync(join(examples, "lr-0.002-step-1500"), join(raw, "added"), { recursive: true });
  writeFileSync(join(raw, "lr-0.004-step-200/run.yaml"), "project: changed\n");
  aged(raw);
  const whole = join(folder, "undisturbed");
  cpSync(stage, whole, { recursive: true });
  const began = performance.now();
  const { stdout, stderr } = await converted(whole, { preload: "faulty-disk.ts" });
  wholeMs = performance.now() - began;
  account = stdout;
  const [first = 0, second = 0] = [...stderr.matchAll(/decided: (\d+)/g)].map(([, n]) => Number(n));
  decided = [first, second];
  trees.new = outputOf(whole);
  trees.newSite = treeOf(join(whole, "site"));
  return () => rmSync(folder, { recursive: true });
}, 60_000);

function converted(folder: string, circumstances: Circumstances = {}): Promise<Ended> {
  const args = ["--out-dir", join(folder, "out"), "--site-dir", join(folder, "site")];
  return etl(["--raw-dir", raw, ...args], circumstances);
}

/** The publication, and what is known of it. */
function outputOf(folder: string): Record<string, string> {
  const out = join(folder, "out");
  return { ...treeOf(out), [stateName]: readFileSync(join(out, stateName), "utf8") };
}

function copyOf(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Spread over the conversion; in both commits and around them; between them. */
function moments(): readonly number[] {
  const [publication, site] = decided;
  const spread = [0.1, 0.4, 0.7].map((share) => Math.ceil(publication * share));
  const within = [0, 1, 2, 3, 5, 8].flatMap((n) => [publication + n, site + n]);
  const between = [0.4, 0.7].map((share) => Math.ceil(publication + (site - publication) * share));
  return [...spread, ...within, ...between, site + 10];
}

/** Two at a time. */
async function each(
  list: readonly number[],
  work: (moment: number) => Promise<void>,
): Promise<void> {
  const queue = [...list];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all([lane(), lane()]);
}

test("killed at any moment, the publication is the old one or the new one, or the next start makes it the new one", async () => {
  expect(account).toContain("3 converted, 2 of them now");
  const seen = { old: 0, new: 0, finished: 0 };
  await each(moments(), async (moment) => {
    const folder = copyOf(stage);
    const circumstances = { preload: "faulty-disk.ts", env: { FAULT_AT: String(moment) } };
    expect((await converted(folder, circumstances)).signal).toBe("SIGKILL");
    seen[await stateOf(folder)]++;
    await expectSiteStands(folder);
    expect(await afterNextStart(folder)).toEqual(undisturbed());
  });
  expect(seen.old).toBeGreaterThan(3);
  expect(seen.finished).toBeGreaterThan(3);
  expect(seen.new).toBeGreaterThan(3);
}, 120_000);

/** Which of the two trees it is, or has become by recovery. */
async function stateOf(folder: string): Promise<"old" | "new" | "finished"> {
  const out = join(folder, "out");
  const isRecorded = existsSync(join(out, ".commit.json"));
  if (isRecorded) await recover(out);
  const tree = outputOf(folder);
  const isNew = JSON.stringify(tree) === JSON.stringify(trees.new);
  expect(tree).toEqual(isNew || isRecorded ? trees.new : trees.old);
  if (isRecorded) return "finished";
  return isNew ? "new" : "old";
}

/** What the next start makes of it. */
async function afterNextStart(folder: string) {
  const { code } = await converted(folder);
  const site = treeOf(join(folder, "site"));
  return { code, output: outputOf(folder), site, names: readdirSync(join(folder, "out")) };
}

/** What an undisturbed conversion makes, which leaves nothing over. */
function undisturbed() {
  return { code: 0, output: trees.new, site: trees.newSite, names: outputNames };
}

/** Every run that the site lists has its page; publishing again gives one of the two sites. */
async function expectSiteStands(folder: string): Promise<void> {
  const site = join(folder, "site");
  expect(existsSync(join(site, "data/.commit.json")) ? [] : unopenable(site)).toEqual([]);
  await publishToSite(join(folder, "out"), site);
  const isNew = publishedIndex(join(folder, "out")).some(({ run_id }) => run_id === "added");
  expect(treeOf(site)).toEqual(isNew ? trees.newSite : trees.oldSite);
}

/** Runs that the site lists and that have no page or no data. */
function unopenable(site: string): readonly string[] {
  return publishedIndex(join(site, "data"))
    .map(({ run_id }) => run_id)
    .filter((id) => !isThere(site, `runs/${id}/index.html`) || !isThere(site, `data/runs/${id}`));
}

function isThere(folder: string, path: string): boolean {
  return existsSync(join(folder, path));
}

/** Numbers from 0 to 1, the same each time (mulberry32). */
function* seeded(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** EVALSITE_KILLS=200 for a thorough look. */
const kills = Number(process.env["EVALSITE_KILLS"] ?? 6);

test(
  "killed at any time, the next start gives what an undisturbed one gives",
  async () => {
    const chance = seeded(9);
    const times = Array.from({ length: kills }, () => wholeMs * (chance.next().value ?? 0));
    await each(times, async (killAfterMs) => {
      const folder = copyOf(stage);
      await converted(folder, { killAfterMs });
      expect(await afterNextStart(folder)).toEqual(undisturbed());
    });
  },
  60_000 + kills * 10_000,
);

test("killed again and again, the next start gives it too", async () => {
  const folder = copyOf(stage);
  for (const share of [0.5, 0.7, 0.9]) await converted(folder, { killAfterMs: wholeMs * share });
  expect(await afterNextStart(folder)).toEqual(undisturbed());
}, 60_000);

test("a disk that fills while runs are converted leaves the old publication and one clear line", async () => {
  const folder = copyOf(stage);
  const env = { FAULT: "ENOSPC", FAULT_AT: "12" };
  const { code, stdout, stderr } = await converted(folder, { preload: "faulty-disk.ts", env });
  expect(code).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toContain("The disk is full");
  expect(stderr).not.toContain("    at ");
  expect(outputOf(folder)).toEqual(trees.old);
  expect(treeOf(join(folder, "site"))).toEqual(trees.oldSite);
  expect(await afterNextStart(folder)).toEqual(undisturbed());
}, 30_000);
