import {
  Manifest,
  type RunIndexEntry,
  REVISION,
  SCHEMA_VERSION,
  paths,
  scoreBlocks,
  toRunTable,
  toScoreBlock,
  toTraits,
} from "@evalsite/protocol";
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { commit, stagingName } from "../load/commit.ts";
import {
  type EtlState,
  type KnownPublication,
  type Semantics,
  stateName,
  stateText,
} from "../load/etl-state.ts";
import { type ByteRange, indexParts } from "../load/index-entries.ts";
import { PublishedFolder, publishedJson } from "../load/published-folder.ts";
import { isBlock, overviewFiles, presentBlocks, replacementOf } from "../load/replacement.ts";
import { sha256 } from "../node/digest.ts";
import type { SecretFilter } from "../transform/redact.ts";
import { type Place, placesBy } from "../projects/filed-run.ts";
import type { RunResult } from "./folder-result.ts";
import type { KnownProjects } from "./known-projects.ts";
import type { SettledFolder } from "./settle-claims.ts";

export interface PublishContext {
  readonly outDir: string;
  readonly filter: SecretFilter;
  readonly madeBy: string;
  /** Replace also what was converted to what is there: it may be damaged. */
  readonly force: boolean;
  /** Marks of the secrets that are not to be published. */
  readonly marks: readonly string[];
  /** What lies there, if that is known to be whole. */
  readonly before: KnownPublication | null;
  readonly projects: KnownProjects;
}

export interface Published {
  readonly generation: string;
  /** False: all of it was there already. */
  readonly written: boolean;
}

type PublishedRun = Omit<RunResult, "entry"> & {
  /** As the projects' files have it. */
  readonly entry: RunIndexEntry;
  /** Where it belongs by itself, if that is another place. */
  readonly own: Place | null;
  /** The entry as it stands in the index already, if it may stay as it is. */
  readonly bytes: ByteRange | null;
};

/** Makes the staged runs, together with those that stay, the publication. */
export async function publish(
  folders: readonly SettledFolder[],
  context: PublishContext,
): Promise<Published> {
  const staging = join(context.outDir, stagingName);
  const placeOf = placesBy(context.projects.file.projects);
  const isLookedThrough = lookedThroughFor(context.marks);
  const runs = folders
    .flatMap(({ result, published }) => {
      const mayStay = isLookedThrough(result.marks);
      return [...published].flatMap((run) => filed(run, placeOf, mayStay));
    })
    .toSorted((a, b) => (a.runId < b.runId ? -1 : 1));
  await mkdir(join(staging, "runs"), { recursive: true });
  for (const { runId, staged } of runs)
    if (staged !== null) await rename(staged, join(staging, "runs", runId));
  const withheld = folders.flatMap((folder) => folder.withheld);
  const about = { withheld, projects: context.projects };
  const folder = new PublishedFolder(staging, ".", context.filter);
  const isAllLookedThrough = folders.every(({ result }) => isLookedThrough(result.marks));
  const blocks = new WrittenBlocks(folder, isAllLookedThrough ? blocksThatStay(context) : {});
  const generation = writeOverview(runs, about, folder, blocks);
  const written = [...overviewFiles, ...(await presentBlocks(staging))];
  const files = inOrder({ ...(await checksums(staging, written)), ...blocks.kept });
  const text = stateText(stateOf(folders, runs, { madeBy: context.madeBy, generation, files }));
  await writeFile(join(staging, stateName), text);
  const plan = await planOf(runs, files, text, context);
  const changes = [...plan.put, ...plan.remove];
  if (changes.length > 0) await commit(context.outDir, plan);
  return { generation, written: changes.some((path) => path !== stateName) };
}

/** Were all these secrets looked for when a folder was converted? Most folders have one of a few lists. */
function lookedThroughFor(marks: readonly string[]): (lookedFor: readonly string[]) => boolean {
  const known = new Map<readonly string[], boolean>();
  return (lookedFor) => {
    const all = known.get(lookedFor) ?? marks.every((mark) => lookedFor.includes(mark));
    known.set(lookedFor, all);
    return all;
  };
}

/** The run in its place; nothing if it has no entry in the index. */
function filed(
  run: RunResult,
  placeOf: ReturnType<typeof placesBy>,
  mayStay: boolean,
): readonly PublishedRun[] {
  const entry = run.entry();
  if (entry === null) return [];
  const own = placeIn(entry);
  const place = placeOf(entry);
  const listed = run.listed();
  const stays = mayStay && listed !== null && isSamePlace(placeIn(listed.entry), place);
  return [
    {
      ...run,
      entry: { ...entry, ...place },
      own: isSamePlace(own, place) ? null : own,
      bytes: stays ? listed.range : null,
    },
  ];
}

function placeIn({ project, experiment, checkpoint }: RunIndexEntry): Place {
  return { project, experiment, checkpoint };
}

function isSamePlace(one: Place, other: Place): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Writes the files about all runs. @returns the generation. */
function writeOverview(
  runs: readonly PublishedRun[],
  {
    withheld,
    projects,
  }: { readonly withheld: Manifest["withheld"]; readonly projects: KnownProjects },
  folder: PublishedFolder,
  blocks: WrittenBlocks,
): string {
  const entries = runs.map((run) => run.entry);
  const metrics = headlineMetrics(runs);
  const index = new WrittenJson([
    runs.map((run) => run.contentId),
    metrics,
    withheld,
    projects.text,
  ]);
  const listed = runs.map(({ entry, bytes }) => bytes ?? entry);
  folder.writeParts(paths.index, index.through(indexParts(listed)));
  const generation = index.digest().slice(0, 16);
  const table = JSON.stringify(toRunTable(entries, generation));
  folder.writeGzip(paths.runTable, table);
  folder.writeText(paths.projects, projects.text);
  const scores = writeScores(runs, blocks);
  const manifest: Manifest = {
    schema_version: SCHEMA_VERSION,
    revision: REVISION,
    generation,
    runs: runs.length,
    run_table: { file: paths.runTable, crc32: crc32(table) },
    projects: { file: paths.projects, crc32: projects.crc32 },
    scores,
    traits: writeTraits(runs, blocks),
    metrics,
    withheld,
  };
  folder.writeText(paths.manifest, publishedJson(manifest));
  return generation;
}

function writeScores(runs: readonly PublishedRun[], blocks: WrittenBlocks): Manifest["scores"] {
  const filed = runs.map(({ runId, entry, scores }) => ({
    run_id: runId,
    project: entry.project,
    scores: scores(),
  }));
  return scoreBlocks(filed).map(({ runs: members, first, last }) => ({
    ...blocks.write(paths.scores, toScoreBlock(members)),
    first,
    last,
  }));
}

function writeTraits(runs: readonly PublishedRun[], blocks: WrittenBlocks): Manifest["traits"] {
  const made = toTraits(runs.map(({ runId, traits }) => ({ run_id: runId, traits: traits() })));
  if (made === null) return null;
  const write = (value: unknown) => blocks.write(paths.traits, value);
  return write({ ...made.list, blocks: made.blocks.map(write) });
}

/** Writes files that are named after their content; those that lie there already stay as they are. */
class WrittenBlocks {
  /** Path → CRC-32, of the files that stay. */
  readonly kept: Record<string, number> = {};
  private readonly folder: PublishedFolder;
  private readonly present: EtlState["files"];

  constructor(folder: PublishedFolder, present: EtlState["files"]) {
    this.folder = folder;
    this.present = present;
  }

  write(
    pathOf: (digest: string) => string,
    value: unknown,
  ): { readonly file: string; readonly crc32: number } {
    const text = JSON.stringify(value);
    const file = pathOf(sha256(text).slice(0, 16));
    const present = this.present[file];
    if (present === undefined) this.folder.writeGzip(file, text);
    else this.kept[file] = present;
    return { file, crc32: crc32(text) };
  }
}

/** Files that the same program wrote, and that are known to be whole. */
function blocksThatStay({ before, madeBy, force }: PublishContext): EtlState["files"] {
  return force || before?.state.made_by !== madeBy ? {} : before.state.files;
}

/** The same whatever stayed. */
function inOrder(files: EtlState["files"]): EtlState["files"] {
  const blocks = Object.entries(files).filter(([file]) => isBlock(file));
  const others = Object.entries(files).filter(([file]) => !isBlock(file));
  return Object.fromEntries([...others, ...blocks.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

/** The digest of some values and of a text that is only ever there in parts. */
class WrittenJson {
  private readonly hash = createHash("sha256");

  constructor(items: readonly unknown[]) {
    this.hash.update(`${JSON.stringify(items)}\n`);
  }

  *through(parts: Iterable<string | Uint8Array>): Iterable<string | Uint8Array> {
    for (const part of parts) {
      this.hash.update(part);
      yield part;
    }
  }

  digest(): string {
    return this.hash.digest("hex");
  }
}

/** What the metrics mean, with their keys and fields always in the same order. */
function headlineMetrics(runs: readonly PublishedRun[]): Manifest["metrics"] {
  const meanings = new Map(runs.flatMap((run) => run.semantics));
  const sorted = [...meanings].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Manifest.shape.metrics.parse(Object.fromEntries(sorted));
}

async function checksums(staging: string, files: readonly string[]): Promise<EtlState["files"]> {
  const read = files.map(async (file): Promise<[string, number]> => [
    file,
    crc32(await readFile(join(staging, file))),
  ]);
  return Object.fromEntries(await Promise.all(read));
}

async function planOf(
  runs: readonly PublishedRun[],
  files: EtlState["files"],
  text: string,
  { outDir, force, before }: PublishContext,
) {
  const wanted = new Map(runs.map((run) => [run.runId, run.contentId]));
  const whole = new Map(before?.contentIds);
  if (force) for (const { runId, staged } of runs) if (staged !== null) whole.delete(runId);
  const { put, remove } = await replacementOf(outDir, wanted, whole);
  const isKnown = (file: string) => !force && before?.state.files[file] === files[file];
  const blocks = Object.keys(files).filter(isBlock);
  const old = (await presentBlocks(outDir)).filter((file) => !blocks.includes(file));
  return {
    put: [
      ...put,
      ...blocks.filter((file) => !isKnown(file)),
      ...(overviewFiles.every(isKnown) ? [] : overviewFiles),
      ...(before?.stateText === text ? [] : [stateName]),
    ],
    remove: [...remove, ...old],
  };
}

function stateOf(
  folders: readonly SettledFolder[],
  runs: readonly PublishedRun[],
  { madeBy, generation, files }: { madeBy: string; generation: string; files: EtlState["files"] },
): EtlState {
  const own = new Map(runs.map((run) => [run.runId, run.own]));
  const semantics = new Distinct<Semantics>();
  const secrets = new Distinct<readonly string[]>();
  const known = folders
    .filter(({ result }) => result.runs.length + result.withheld.length > 0 || result.seen !== null)
    .map(({ result, published }) => ({
      folder: result.folder,
      place: result.place,
      seen: result.seen,
      secrets: secrets.place(result.marks),
      runs: result.runs.map((run) => ({
        run_id: run.runId,
        content_id: run.contentId,
        published: published.has(run),
        suites: run.suites,
        own: own.get(run.runId) ?? null,
        account: run.account,
        issues: [...run.issues],
        semantics: semantics.place(run.semantics),
      })),
      withheld: [...result.withheld],
      issues: [...result.issues],
    }));
  return {
    version: 2,
    made_by: madeBy,
    generation,
    files,
    semantics: [...semantics.values],
    secrets: secrets.values.map((set) => [...set]),
    folders: known,
  };
}

/** A list of different values; equal ones have one place in it. */
class Distinct<T extends object> {
  readonly values: T[] = [];
  private readonly places = new Map<string, number>();
  private readonly seen = new Map<T, number>();

  place(value: T): number {
    const place = this.seen.get(value) ?? this.placeOfText(JSON.stringify(value), value);
    this.seen.set(value, place);
    return place;
  }

  private placeOfText(text: string, value: T): number {
    const place = this.places.get(text) ?? this.values.push(value) - 1;
    this.places.set(text, place);
    return place;
  }
}
