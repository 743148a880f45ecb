import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { recover } from "../load/commit.ts";
import { publishToSite } from "../load/site.ts";
import { type Circumstances, type Ended, etl } from "../testing/cli.ts";
import { publishedIndex } from "../testing/conversion.ts";
import { filesBelow, temporaryFolder, treeOf, writeTree } from "../testing/folders.ts";

/*
 * The command line tool over real runs and an older publication, beside an exported site, killed
 * (or out of disk) before each of some of its operations on the disk.
 */

const examples = join(import.meta.dirname, "../../../examples/raw/runs");
const exported = { "runs/[runId]/index.html": "shell", "runs/index.html": "list" };

let stage = "";
/** Numbers of the operations by which the publication and the site's data were decided. */
let decided: readonly [number, number] = [0, 0];
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
  const raw = join(stage, "raw");
  for (const name of ["lr-0.004-step-200", "lr-4-step-250", "lr-0.004-step-2400-perf"])
    cpSync(join(examples, name), join(raw, name), { recursive: true });
  await converted(stage);
  trees.old = treeOf(join(stage, "out"));
  trees.oldSite = treeOf(join(stage, "site"));
  rmSync(join(raw, "lr-0.004-step-2400-perf"), { recursive: true });
  cpSync(join(examples, "lr-0.002-step-1500"), join(raw, "added"), { recursive: true });
  writeFileSync(join(raw, "lr-0.004-step-200/run.yaml"), "project: changed\n");
  const undisturbed = join(folder, "undisturbed");
  cpSync(stage, undisturbed, { recursive: true });
  const { stderr } = await converted(undisturbed, { preload: "faulty-disk.ts" });
  const [first = 0, second = 0] = [...stderr.matchAll(/decided: (\d+)/g)].map(([, n]) => Number(n));
  decided = [first, second];
  trees.new = treeOf(join(undisturbed, "out"));
  trees.newSite = treeOf(join(undisturbed, "site"));
  return () => rmSync(folder, { recursive: true });
}, 30_000);

function converted(folder: string, circumstances: Circumstances = {}): Promise<Ended> {
  const folders = { "--raw-dir": "raw", "--out-dir": "out", "--site-dir": "site" };
  const args = Object.entries(folders).flatMap(([name, path]) => [name, join(folder, path)]);
  return etl(args, circumstances);
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
  const seen = { old: 0, new: 0, finished: 0 };
  await each(moments(), async (moment) => {
    const folder = copyOf(stage);
    const circumstances = { preload: "faulty-disk.ts", env: { FAULT_AT: String(moment) } };
    expect((await converted(folder, circumstances)).signal).toBe("SIGKILL");
    seen[await stateOf(join(folder, "out"))]++;
    await expectSiteStands(folder);
  });
  expect(seen.old).toBeGreaterThan(3);
  expect(seen.finished).toBeGreaterThan(3);
  expect(seen.new).toBeGreaterThan(3);
}, 120_000);

/** Which of the two trees it is, or has become by recovery. */
async function stateOf(out: string): Promise<"old" | "new" | "finished"> {
  const isRecorded = existsSync(join(out, ".commit.json"));
  if (isRecorded) await recover(out);
  const tree = treeOf(out);
  const isNew = JSON.stringify(tree) === JSON.stringify(trees.new);
  expect(tree).toEqual(isNew || isRecorded ? trees.new : trees.old);
  expect(filesBelow(out).filter((path) => path.includes("spool"))).toEqual([]);
  if (isRecorded) return "finished";
  return isNew ? "new" : "old";
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

test("the next start after a kill gives what an undisturbed one gives, and leaves nothing over", async () => {
  await each(
    decided.map((moment) => moment + 2),
    async (moment) => {
      const folder = copyOf(stage);
      await converted(folder, { preload: "faulty-disk.ts", env: { FAULT_AT: String(moment) } });
      expect((await converted(folder)).code).toBe(0);
      expect(treeOf(join(folder, "out"))).toEqual(trees.new);
      expect(treeOf(join(folder, "site"))).toEqual(trees.newSite);
      expect(readdirSync(join(folder, "out"))).toEqual(["index.json", "manifest.json", "runs"]);
    },
  );
}, 60_000);

test("a disk that fills while runs are converted leaves the old publication and one clear line", async () => {
  const folder = copyOf(stage);
  const env = { FAULT: "ENOSPC", FAULT_AT: "12" };
  const { code, stdout, stderr } = await converted(folder, { preload: "faulty-disk.ts", env });
  expect(code).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toContain("The disk is full");
  expect(stderr).not.toContain("    at ");
  expect(treeOf(join(folder, "out"))).toEqual(trees.old);
  expect(treeOf(join(folder, "site"))).toEqual(trees.oldSite);
}, 30_000);
