import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findS3Server, howToGetS3Server } from "../../scripts/s3-server.ts";
import { temporaryFolder, writeTree } from "../etl/testing/folders.ts";
import { type PublishOptions, publishTo } from "./publish.ts";
import { FolderStore } from "./stores/folder-store.ts";
import type { Store } from "./stores/store.ts";
import { CountedStore, Killed } from "./testing/counted-store.ts";
import { s3Store, startS3Server } from "./testing/s3-server.ts";
import { exportedSite, faultsFor, publication } from "./testing/site.ts";

const program = findS3Server();
if (program === null) process.stderr.write(`${howToGetS3Server}\n`);
const server = program === null ? null : await startS3Server(program);
let number = 0;

/** With the distance between two of the writes after which it is killed. */
const stores: readonly (readonly [string, () => Store, number])[] = [
  ["a folder", () => new FolderStore(join(temporaryFolder(), "target")), 3],
  ...(server === null ? [] : [["S3", () => s3Store(server, `t${number++}`), 8] as const]),
];

const midnight = new Date("2026-11-30T00:00:00Z");
const later = (hours: number) => new Date(midnight.getTime() + hours * 3_600_000);

function place() {
  const folder = temporaryFolder();
  const siteDir = exportedSite(join(folder, "out"));
  const common = { siteDir, force: false, dryRun: false, keepMs: 24 * 3_600_000 };
  const put = (store: Store, dataDir: string, options: Partial<PublishOptions> = {}) =>
    publishTo(store, { ...common, dataDir, now: midnight, ...options });
  return { folder, siteDir, put };
}

async function filesIn(store: Store): Promise<Readonly<Record<string, string>>> {
  const folders = ["data", "runs", "projects", "_next", "_evalsite"];
  const lists = await Promise.all(folders.map((folder) => store.list(folder)));
  const paths = ["index.html", "404.html", ...lists.flat()].toSorted();
  const read = paths.map(async (path) => [path, String((await store.get(path))?.bytes)] as const);
  return Object.fromEntries(await Promise.all(read));
}

describe.each(stores)("%s", (_name, storeOf, step) => {
  test("holds the site with the data, and of pages those of this data alone", async () => {
    const { folder, put } = place();
    const dataDir = await publication(folder, { a: 2, "模型 b": 3 });
    const store = storeOf();
    await put(store, dataDir);
    expect(await faultsFor(store)).toEqual([]);
    const files = await filesIn(store);
    expect(files["runs/模型 b/index.html"]).toBe("a run");
    expect(files["data/runs/a/meta.json"]).toBe(
      readFileSync(join(dataDir, "runs/a/meta.json"), "utf8"),
    );
    expect(Object.keys(files).filter((path) => path.includes("another"))).toEqual([]);
    expect(Object.keys(files).filter((path) => path.includes(".staging"))).toEqual([]);
  });

  test("asks twice where nothing changed, and sends only the run that did", async () => {
    const { folder, put } = place();
    const store = storeOf();
    await put(store, await publication(folder, { a: 2, b: 3 }));
    const again = new CountedStore(store);
    const same = await put(again, await publication(folder, { a: 2, b: 3 }));
    expect([same.sent, again.requests]).toEqual([null, 2]);
    const changed = await put(store, await publication(folder, { a: 2, b: 4 }));
    expect(changed.plan).toMatchObject({ newRuns: [], changedRuns: ["b"], pages: [] });
    expect(await faultsFor(store)).toEqual([]);
    expect((await put(store, join(folder, "data"))).sent).toBe(null);
  });

  test("killed after a write, the publication before stands, and the next start ends it", async () => {
    const { folder, siteDir, put } = place();
    const [before, after] = [join(folder, "1"), join(folder, "2")];
    const old = await publication(before, { a: 2, gone: 1, z: 3 });
    const next = await publication(after, { a: 2, new: 1, z: 5 });
    const fresh = storeOf();
    await put(fresh, next);
    const wanted = await filesIn(fresh);
    let kills = 0;
    for (let most = 0; ; most += step) {
      const store = storeOf();
      await put(store, old);
      writeTree(siteDir, { "_next/static/a-2.js": "a2" });
      const faulty = new CountedStore(store, most);
      const error = await put(faulty, next, { runsPerNote: 1 }).catch((caught: unknown) => caught);
      rmSync(join(siteDir, "_next/static/a-2.js"));
      if (!(error instanceof Killed)) break;
      kills++;
      const faults = await faultsFor(store);
      // The one that is being exchanged; index.json follows the manifest.
      expect(
        faults.filter((fault) => !["z: a mixture", "another number of runs"].includes(fault)),
      ).toEqual([]);
      await put(store, next, { force: false });
      expect(await faultsFor(store)).toEqual([]);
      await put(store, next, { keepMs: -1 });
      expect(withoutRecord(await filesIn(store))).toEqual(withoutRecord(wanted));
    }
    expect(kills).toBeGreaterThan(60 / step - 1);
  });

  test("what is gone or replaced stays for a day", async () => {
    const { folder, put } = place();
    const store = storeOf();
    await put(store, await publication(join(folder, "1"), { a: 2, b: 1 }));
    const next = await publication(join(folder, "2"), { a: 2 });
    await put(store, next);
    const old = ["data/runs/b/meta.json", "runs/b/index.html"];
    for (const path of old) expect(await store.get(path)).not.toBe(null);
    await put(store, next, { now: later(23) });
    for (const path of old) expect(await store.get(path)).not.toBe(null);
    await put(store, next, { now: later(25) });
    for (const path of old) expect(await store.get(path)).toBe(null);
    expect(await faultsFor(store)).toEqual([]);
  });

  test("does not replace what is newer, or not its own, unless somebody insists", async () => {
    const { folder, put } = place();
    const store = storeOf();
    const old = await publication(join(folder, "1"), { a: 2 });
    const next = await publication(join(folder, "2"), { a: 3 });
    await put(store, next);
    await expect(put(store, old)).rejects.toThrow(/was left as it is: .* converted later/);
    await store.put("data/manifest.json", Buffer.from("{}"), { contentType: "", cacheControl: "" });
    await expect(put(store, next)).rejects.toThrow(/by other means/);
    await put(store, old, { force: true });
    expect(await faultsFor(store)).toEqual([]);
  });

  test("a publication that went there meanwhile stands", async () => {
    const { folder, put } = place();
    const store = storeOf();
    const mine = await publication(join(folder, "1"), { a: 2 });
    const theirs = await publication(join(folder, "2"), { a: 3 });
    const slow = new CountedStore(store);
    slow.putIf = async (...asked) => {
      await put(store, theirs);
      return store.putIf(...asked);
    };
    await expect(put(slow, mine)).rejects.toThrow(/another publication went there meanwhile/);
    const manifest = JSON.parse(String((await store.get("data/manifest.json"))?.bytes));
    const own = JSON.parse(readFileSync(join(theirs, "manifest.json"), "utf8"));
    expect(manifest.generation).toBe(own.generation);
  });

  test("only says what it would do", async () => {
    const { folder, put } = place();
    const store = new CountedStore(storeOf());
    const { plan, sent } = await put(store, await publication(folder, { a: 2 }), { dryRun: true });
    expect([plan.newRuns, sent, store.writes]).toEqual([["a"], null, 0]);
  });
});

/** It tells when things became old. */
function withoutRecord(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).filter(([path]) => path !== "data/.published.json"),
  );
}
