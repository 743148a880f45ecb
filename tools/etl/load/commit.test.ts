import { cpSync, existsSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder, treeOf, writeTree } from "../testing/folders.ts";
import { type CommitEffects, type CommitPlan, commit, recover } from "./commit.ts";

const old = {
  "index.json": "old index",
  "manifest.json": "old manifest",
  "runs/changed/meta.json": "old",
  "runs/changed/only-before.json": "old",
  "runs/same/meta.json": "same",
  "runs/gone/meta.json": "old",
};
const staged = {
  ".staging/index.json": "new index",
  ".staging/manifest.json": "new manifest",
  ".staging/runs/changed/meta.json": "new",
  ".staging/runs/added/meta.json": "new",
  ".staging/runs/same/meta.json": "same",
  ".staging/spool-0": "",
};
const wanted = {
  "index.json": "new index",
  "manifest.json": "new manifest",
  "runs/changed/meta.json": "new",
  "runs/same/meta.json": "same",
  "runs/added/meta.json": "new",
};
const plan: CommitPlan = {
  put: ["runs/added", "runs/changed", "index.json", "manifest.json"],
  remove: ["runs/gone"],
};

class Killed extends Error {}

/** Operations that work until the n-th, which is not made, or only in part if it removes a tree. */
function killedAt(n: number): CommitEffects {
  let operations = 0;
  const step = () => {
    if (++operations >= n) throw new Killed();
  };
  return {
    rename: async (from, to) => {
      step();
      renameSync(from, to);
    },
    removeTree: async (path) => {
      if (operations + 1 >= n) removeFirstEntry(path);
      step();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function removeFirstEntry(path: string): void {
  const [first] = existsSync(path) && !path.endsWith(".json") ? readdirSync(path) : [];
  if (first !== undefined) rmSync(join(path, first), { recursive: true });
}

/** Did the operations reach the end? */
async function survives(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Killed) return false;
      throw error;
    },
  );
}

/** What of the promise at the head of commit.ts a reader would find broken. */
function broken(folder: string): readonly string[] {
  const text = (path: string) => {
    const absolute = join(folder, path);
    return existsSync(absolute) ? readFileSync(absolute, "utf8") : "";
  };
  const namesOf = (run: string) =>
    existsSync(join(folder, run)) ? readdirSync(join(folder, run)).join() : "";
  const isNewManifest = text("manifest.json") === "new manifest";
  const isOldIndex = text("index.json") === "old index";
  const promises: Readonly<Record<string, boolean>> = {
    "an unchanged run stays": text("runs/same/meta.json") === "same",
    "a changed run is whole": ["", "meta.json", "meta.json,only-before.json"].includes(
      namesOf("runs/changed"),
    ),
    "index before manifest": !isNewManifest || text("index.json") === "new index",
    "runs before manifest":
      !isNewManifest || text("runs/changed/meta.json") + text("runs/added/meta.json") === "newnew",
    "old runs go last": !isOldIndex || text("runs/gone/meta.json") === "old",
  };
  return Object.keys(promises).filter((promise) => !promises[promise]);
}

function isDecided(folder: string): boolean {
  const manifest = readFileSync(join(folder, "manifest.json"), "utf8");
  return existsSync(join(folder, ".commit.json")) || manifest === "new manifest";
}

function copyOf(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

test("a commit that is killed anywhere leaves what the next start makes wholly old or wholly new", async () => {
  const oldTree = treeOf(writeTree(temporaryFolder(), old));
  const newTree = treeOf(writeTree(temporaryFolder(), wanted));
  const start = writeTree(temporaryFolder(), { ...old, ...staged });
  let [undecided, decided] = [0, 0];
  for (let n = 1, ended = false; !ended; n++) {
    const killed = copyOf(start);
    ended = await survives(commit(killed, plan, killedAt(n)));
    expect(broken(killed)).toEqual([]);
    if (isDecided(killed)) decided++;
    else undecided++;
    await expectRecovers(killed, isDecided(killed) ? newTree : oldTree);
  }
  expect(undecided).toBe(1);
  expect(decided).toBeGreaterThan(8);
});

/** Also when the recovery is killed anywhere, and the one after it is not. */
async function expectRecovers(folder: string, tree: Record<string, string>): Promise<void> {
  for (let n = 1, ended = false; !ended; n++) {
    const copy = copyOf(folder);
    ended = await survives(recover(copy, killedAt(n)));
    expect(broken(copy)).toEqual([]);
    await recover(copy);
    expect(treeOf(copy)).toEqual(tree);
    expect(readdirSync(copy).filter((name) => name.startsWith("."))).toEqual([]);
  }
}

test("recovery says what it did", async () => {
  const folder = writeTree(temporaryFolder(), old);
  expect(await recover(folder)).toBe("nothing");
  writeTree(folder, staged);
  expect(await recover(folder)).toBe("discarded");
  writeTree(folder, staged);
  await survives(commit(folder, plan, killedAt(2)));
  expect(await recover(folder)).toBe("finished");
});
