import type { Checkpoint } from "@evalsite/protocol";

/** What trainers call a state of a training, whatever model it is of; with the number that tells which. */
const stepName =
  /^(?:tmp[-_])?(?:checkpoint|ckpt|chkpt|global_?step|iter(?:ation)?|step|epoch)[-_=]?\d[^/]*$/i;
/** Names of folders and files that any training has. */
const commonName =
  /^(?:checkpoints?|ckpts?|actor|critic|policy|huggingface|hf|hf_model|merged|weights?|adapters?|lora|final|best|last|latest|lightning_logs)(?:\.\w{2,12})?$/i;
/** Names that only count or date: ms-swift's, Lightning's, evalscope's. */
const versionName = /^(?:v\d+-\d{8}-\d{6}|version_\d+|\d{8}[-_]\d{6}|run[-_]?\d+)$/i;
/** Whose folders these hold is no name of a model: people and machines. */
const homes = /^(?:home|users?|u|scratch|export)$/i;
/** Where models are kept; they tell nothing, and what is above them is the machine. */
const stores =
  /^(?:home|root|users?|mnt|data\d*|share[ds]?|nas\d*|nfs|tmp|var|opt|work|workspaces?|scratch|storage|disk\d*|ssd\d*|hdd\d*|cache|cpfs\d*|oss|gpfs|lustre|volumes?|models?|ckps?|outputs?|runs|results?|exps?|experiments?|train(?:ing)?|saves?|logs?)$/i;

/**
 * A model's name as it can be shown. Of the path of a checkpoint as much is kept as tells trainings apart,
 * "qwen-sft/checkpoint-340", and no more; every other name is returned as it is.
 */
export function shortModelName(name: string): string {
  const segments = name
    .split(/[/\\]+/)
    .filter((segment) => !/^(?:|\.{1,2}|~|[A-Za-z]:|file:)$/.test(segment));
  const last = segments.length - 1;
  if (last < 1 || !isVague(segments[last])) return name;
  const telling = segments.findLastIndex((segment) => !isVague(segment));
  const isPlace = telling === -1 || stores.test(segments[telling] ?? "");
  if (isPlace || homes.test(segments[telling - 1] ?? "")) return lastOf(name, segments);
  return withoutInner(segments.slice(telling)).join("/");
}

function isVague(segment: string | undefined): boolean {
  return [stepName, commonName, versionName].some((pattern) => pattern.test(segment ?? ""));
}

/** A path is left to who cuts paths; a name that is none stays. */
function lastOf(name: string, segments: readonly string[]): string {
  return /^(?:[~/\\]|[A-Za-z]:|file:)/.test(name) ? name : segments.slice(-2).join("/");
}

/** What lies within a step's folder ("actor/huggingface") tells nothing more. */
function withoutInner(segments: readonly string[]): readonly string[] {
  const step = segments.findLastIndex((segment) => stepName.test(segment));
  return step === -1 ? segments : segments.slice(0, step + 1);
}

const sure =
  /(?:^|[^a-z])(?:checkpoint|ckpt|chkpt|global_?step|iter)[-_=]?0*(\d{1,15})(?![\w.]*[a-z])/i;
/** These may also be part of a model's own name: they count as a whole segment, or with a telling number. */
const step = /(?:^|[-_.~=])(?:step|iter(?:ation)?)[-_=]?0*(\d{1,15})(?=$|[-_.~])/i;
const epoch = /(?:^|[-_.~=])epoch[-_=]?(\d{1,6}(?:\.\d+)?)(?=$|[-_.~])/i;
const tokens = /(?:^|[-_.~])tokens?[-_=]?(\d{1,6}(?:\.\d+)?)([KMBT])(?=$|[-_.~])/i;
/** A folder's whole name. */
const stateName =
  /^(?:step|iter(?:ation)?|epoch)[-_=]?[\d.]+(?:[-_.](?:step|epoch|tokens?)[-_=]?[\d.]+[KMBT]?)*$/i;
const amounts: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/**
 * Where a training stood, by the name of a checkpoint's file or folder: `checkpoint-340`, `global_step_400`,
 * `iter_0000400`, `epoch_3`, `epoch=3-step=500.ckpt`, `step1000-tokens4B`. Null if it names none.
 */
export function checkpointIn(name: string): Checkpoint | null {
  const segments = name.split(/[/\\~]+/).filter((segment) => segment !== "");
  const isPath = segments.length > 2 || /^[~/\\.]|^[A-Za-z]:/.test(name);
  for (const segment of segments.toReversed()) {
    const found = inSegment(segment, isPath || segments.length === 1);
    if (found) return found;
  }
  return null;
}

/** @param isFolder is it a folder's name, and not a model's behind its owner's, "stepfun-ai/step3"? */
function inSegment(segment: string, isFolder: boolean): Checkpoint | null {
  const text = segment.replace(/\.(?:ckpt|pt|pth|bin|safetensors|distcp|nemo)$/i, "");
  const certain = numberIn(sure, text);
  const isState = isFolder && stateName.test(text);
  const found = {
    step: certain ?? (isFolder ? stepOf(text, isState) : null),
    tokens: isState ? tokensOf(text) : null,
    epoch: isState || certain !== null ? numberIn(epoch, text) : null,
  };
  return Object.values(found).some((value) => value !== null) ? found : null;
}

/** "step-2" may be a version of a model, "step-500" is none. */
function stepOf(text: string, isState: boolean): number | null {
  const value = numberIn(step, text);
  return value !== null && (isState || value >= 50) ? value : null;
}

function tokensOf(text: string): number | null {
  const [, amount = "", unit = ""] = tokens.exec(text) ?? [];
  return amount === "" ? null : Number(amount) * (amounts[unit.toUpperCase()] ?? 1);
}

function numberIn(pattern: RegExp, text: string): number | null {
  const [, digits] = pattern.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
}
