import { Manifest, RunIndexEntry, parseFile } from "@evalsite/protocol";
import { join } from "node:path";
import { crc32, gunzipSync } from "node:zlib";
import { z } from "zod";
import { convert, sample } from "../../etl/testing/conversion.ts";
import { writeTree } from "../../etl/testing/folders.ts";
import type { Store } from "../stores/store.ts";

/** What `npm run build` leaves, in small. */
export function exportedSite(folder: string): string {
  return writeTree(folder, {
    "index.html": "start",
    "404.html": "none",
    "_next/static/a-1.js": "a",
    "_evalsite/boot.js": "boot",
    "runs/index.html": "runs",
    "runs/[runId]/index.html": "a run",
    "runs/of another publication/index.html": "a run",
    "projects/index.html": "projects",
    "projects/[project]/index.html": "a project",
    "projects/another/index.html": "a project",
    "data/index.json": "[]",
  });
}

/** Converts runs, each with as many samples as is said, into `data` of a folder. */
export async function publication(
  folder: string,
  runs: Readonly<Record<string, number>>,
): Promise<string> {
  const files = Object.entries(runs).map(([name, count]) => {
    const lines = Array.from({ length: count }, (_, id) => sample(id));
    return [`${name}/samples.jsonl`, lines.join("")];
  });
  const raw = writeTree(join(folder, "raw"), Object.fromEntries(files));
  const dataDir = join(folder, "data");
  await convert(raw, dataDir);
  return dataDir;
}

/** What a visitor finds wrong: files that the manifest and the index name, and that are missing or of other content. */
export async function faultsFor(store: Store): Promise<readonly string[]> {
  const manifest = await jsonOf(store, "data/manifest.json");
  if (manifest === null) return ["no manifest"];
  const { run_table: table, projects, scores, traits, runs } = Manifest.parse(manifest);
  const named = [
    table,
    ...(projects === null ? [] : [projects]),
    ...scores,
    ...(traits ? [traits] : []),
  ];
  const faults: string[] = [];
  for (const { file, crc32: crc } of named) {
    const stored = await store.get(`data/${file}`);
    const bytes = stored?.bytes[0] === 0x1f ? gunzipSync(stored.bytes) : stored?.bytes;
    if (bytes === undefined || crc32(bytes) !== crc) faults.push(file);
  }
  const index = z.array(RunIndexEntry).parse(await jsonOf(store, "data/index.json"));
  if (index.length !== runs) faults.push("another number of runs");
  for (const { run_id: runId } of index) faults.push(...(await faultsOfRun(store, runId)));
  return faults;
}

async function faultsOfRun(store: Store, runId: string): Promise<readonly string[]> {
  const folder = `data/runs/${runId}`;
  const metaText = (await store.get(`${folder}/meta.json`))?.bytes.toString() ?? "";
  const meta = parseFile("meta", metaText);
  if (meta.kind !== "ok") return [`${runId}: meta.json`];
  const summary = await jsonOf(store, `${folder}/eval_summary.json`);
  const page = await store.get(`runs/${runId}/index.html`);
  const about = z.object({ content_id: z.string() }).safeParse(summary).data;
  return [
    ...(about?.content_id === meta.value.content_id ? [] : [`${runId}: a mixture`]),
    ...(page === null ? [`${runId}: no page`] : []),
  ];
}

async function jsonOf(store: Store, path: string): Promise<unknown> {
  const stored = await store.get(path);
  return stored === null ? null : JSON.parse(stored.bytes.toString());
}
