import {
  Account,
  Checkpoint,
  type FileContent,
  type FileKind,
  Issue,
  MetricSemantics,
  type RunScores,
  type RunTraits,
  WithheldRun,
  fromScoreBlock,
  fromTraits,
  parseFile,
  paths,
} from "@evalsite/protocol";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, gunzipSync } from "node:zlib";
import { z } from "zod";
import { type KnownEntry, knownEntries } from "./index-entries.ts";
import { isBlock, overviewFiles, presentRuns } from "./replacement.ts";

/**
 * What the last conversion knew, so that the next one need not read again what has not changed. It
 * lies in the output folder and is replaced together with the publication. It holds nothing that is
 * not published except digests: no names of raw files, no paths of the machine, no secrets.
 */
export const stateName = ".etl-state.json";

/** Metric keys with what they mean. */
export const Semantics = z.array(z.tuple([z.string(), MetricSemantics]));
export type Semantics = z.infer<typeof Semantics>;

const Place = z.object({
  project: z.string().nullable(),
  experiment: z.string().nullable(),
  checkpoint: Checkpoint.nullable(),
});

const KnownRun = z.object({
  run_id: z.string(),
  content_id: z.string(),
  /** False: another folder gives a run of this id. */
  published: z.boolean(),
  /** Benchmarks. */
  suites: z.int(),
  /** Where it belongs by itself, if the projects' files say otherwise. */
  own: Place.nullable(),
  account: Account,
  issues: z.array(Issue),
  /** Place in `semantics`. */
  semantics: z.int(),
});

const KnownFolder = z.object({
  /** Digest of the name of the folder below the raw folder. */
  folder: z.string(),
  /** Digest of the path of the run's folder, which lies in that one or is it. */
  place: z.string(),
  /** What its listing told, as a digest; null: it is to be read again in any case. */
  seen: z.string().nullable(),
  /** Place in `secrets`. */
  secrets: z.int(),
  runs: z.array(KnownRun),
  /** Its runs that are not published as they are now; the last good version of one is among `runs`. */
  withheld: z.array(WithheldRun),
  /** The folder's, if nothing in it was recognised. */
  issues: z.array(Issue),
});

const EtlState = z.object({
  version: z.literal(2),
  /** Digests of the program and of the place of the raw folder. */
  made_by: z.string(),
  generation: z.string(),
  /** CRC-32 of each file of the publication that is about all runs. */
  files: z.record(z.string(), z.int()),
  /** Distinct ones of the runs. */
  semantics: z.array(Semantics),
  /** Distinct sets of secrets that were looked for, each secret as its mark. */
  secrets: z.array(z.array(z.string())),
  /** In the order of the raw folder. */
  folders: z.array(KnownFolder),
});
export type EtlState = z.infer<typeof EtlState>;
export type KnownFolder = z.infer<typeof KnownFolder>;
export type KnownRun = z.infer<typeof KnownRun>;

/** A publication together with the state that it was written with. */
export interface KnownPublication {
  readonly state: EtlState;
  readonly stateText: string;
  /** Run id → content id of what is published. */
  readonly contentIds: ReadonlyMap<string, string>;
  /** Run id → its entry in the index. */
  readonly entries: () => ReadonlyMap<string, KnownEntry>;
  /** Run id → what its scores are worth. */
  readonly scores: () => ReadonlyMap<string, RunScores>;
  /** Run id → where its series came to, and its hyper-parameters. */
  readonly traits: () => ReadonlyMap<string, RunTraits>;
}

/** The state that lies there, unread; null if there is none. */
export function storedState(outDir: string): Promise<string | null> {
  return readFile(join(outDir, stateName), "utf8").catch(() => null);
}

/** The bytes of a state; the same for equal states however they came about. */
export function stateText(state: EtlState): string {
  return `${JSON.stringify(EtlState.parse(state))}\n`;
}

/** Null if the state is missing, damaged, or not of the publication that lies there. */
export async function readPublication(outDir: string): Promise<KnownPublication | null> {
  const text = await storedState(outDir);
  const state = text === null ? null : parsed(text);
  if (text === null || state === null) return null;
  const published = state.folders.flatMap(({ runs }) => runs.filter((run) => run.published));
  const contentIds = new Map(published.map((run) => [run.run_id, run.content_id]));
  const present = await presentRuns(outDir);
  if (present.length !== contentIds.size || present.some((id) => !contentIds.has(id))) return null;
  const overview = await overviewOf(outDir, state.files);
  if (overview === null) return null;
  const ids = [...contentIds.keys()].toSorted();
  const entries = once(() => knownEntries(overview.get(paths.index) ?? Buffer.from("[]"), ids));
  const scores = once(() => scoresIn(overview));
  const traits = once(() => traitsIn(overview));
  return { state, stateText: text, contentIds, entries, scores, traits };
}

function parsed(text: string): EtlState | null {
  try {
    return EtlState.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

type Overview = ReadonlyMap<string, Buffer>;

/** The files about all runs, if they are those that the state was written with. */
async function overviewOf(outDir: string, files: EtlState["files"]): Promise<Overview | null> {
  const found = new Map<string, Buffer>();
  for (const file of new Set([...overviewFiles, ...Object.keys(files)])) {
    const bytes = await readFile(join(outDir, file)).catch(() => null);
    if (bytes === null || crc32(bytes) !== files[file]) return null;
    if (file === paths.index || file === paths.manifest || isBlock(file)) found.set(file, bytes);
  }
  return found;
}

function scoresIn(overview: Overview): ReadonlyMap<string, RunScores> {
  const scores = new Map<string, RunScores>();
  for (const [file, bytes] of overview) {
    if (!file.startsWith("scores/")) continue;
    const block = read("scoreBlock", file, gunzipSync(bytes));
    for (const [runId, details] of fromScoreBlock(block)) scores.set(runId, details);
  }
  return scores;
}

function traitsIn(overview: Overview): ReadonlyMap<string, RunTraits> {
  const unpacked = (file: string) => gunzipSync(overview.get(file) ?? Buffer.alloc(0));
  const manifest = overview.get(paths.manifest);
  const named = manifest ? read("manifest", paths.manifest, manifest).traits : null;
  if (named === null) return new Map();
  const list = read("traitList", named.file, unpacked(named.file));
  const blocks = list.blocks.map(({ file }) => read("traitBlock", file, unpacked(file)));
  return fromTraits(list, blocks);
}

function read<K extends FileKind>(kind: K, file: string, bytes: Buffer): FileContent<K> {
  const parsed = parseFile(kind, bytes.toString());
  if (parsed.kind === "problem") throw new Error(`${file}: ${parsed.problem.code}`);
  return parsed.value;
}
