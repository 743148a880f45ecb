import type { SourceFile } from "../extract/source.ts";
import { packedEnding } from "./unpack.ts";

type Paths = readonly Pick<SourceFile, "path">[];

/** A result that a run has once, and the folder that has it. */
interface Result {
  readonly name: string;
  readonly owner: string;
}

/** Do two folders hold the same result? They cannot be of one run then. */
export function holdsResultTwice(files: Paths): boolean {
  const settings = settingsFolders(files);
  const owners = new Map<string, string>();
  for (const { path } of files) {
    const result = resultOf(path.replace(packedEnding, ""), settings);
    if (result === null) continue;
    const owner = owners.get(result.name) ?? result.owner;
    if (owner !== result.owner) return true;
    owners.set(result.name, owner);
  }
  return false;
}

function resultOf(path: string, settings: ReadonlySet<string>): Result | null {
  return ofEvaluation(path) ?? ofTraining(path) ?? besideSettings(path, settings);
}

/** A report, review or prediction file of evalscope, at its place in the tree. */
function ofEvaluation(path: string): Result | null {
  const [, owner = "", name] =
    /^(.*?\/?)((?:(?<=^|\/)(?:reports|reviews|predictions))\/.+\.jsonl?)$/.exec(path) ?? [];
  return name === undefined ? null : { name, owner };
}

const once =
  /^(.*?\/?)(?<=^|\/)(run\.yaml|evalscope\.jsonl|samples\.jsonl|metrics\.log|logging\.jsonl|trainer_log\.jsonl|trainer_state\.json)$/;

/** The log of a training; its checkpoints have copies. */
function ofTraining(path: string): Result | null {
  const [, owner = "", name] = once.exec(path) ?? [];
  return name === undefined
    ? null
    : { name, owner: owner.replace(/(?:^|(?<=\/))checkpoint-[^/]*\/$/, "") };
}

const settingsFile = /^(.*?)\/?(?<=^|\/)(?:hparams\.ya?ml|config\.ya?ml|args\.json|params\.json)$/;
const numbered = /^(.*\/|)version_\d+$/;

/** Folders of trainings that say how they were set; Lightning numbers them. */
function settingsFolders(files: Paths): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { path } of files) {
    const folder = settingsFile.exec(path)?.[1];
    if (folder !== undefined && !/(?:^|\/)(?:wandb|checkpoint-[^/]*)(?:\/|$)/.test(folder))
      found.add(folder.replace(/(?:^|\/)\.hydra$/, ""));
    for (const above of foldersAbove(path)) if (numbered.test(above)) found.add(above);
  }
  return found;
}

const log = /\.(?:csv|tsv|jsonl|log)$|\.tfevents\./;

/** A log, by its place below the folder whose settings it was made with. */
function besideSettings(path: string, settings: ReadonlySet<string>): Result | null {
  if (settings.size < 2 || !log.test(path)) return null;
  const owner = foldersAbove(path).find((folder) => settings.has(folder));
  if (owner === undefined || owner === "") return null;
  const below = path.slice(owner.length + 1).replace(/[^/]*\.tfevents\..*$/, "events");
  return { name: `log ${below}`, owner };
}

/** From the nearest to the outermost. */
function foldersAbove(path: string): readonly string[] {
  const segments = path.split("/").slice(0, -1);
  return segments.map((_, at) => segments.slice(0, segments.length - at).join("/"));
}
