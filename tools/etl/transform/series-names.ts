import { splitOf, splitOfFolder } from "../extract/split-word.ts";
import type { RowLabel, TrainingRow } from "../extract/fact.ts";
import { findSecrets } from "../secrets/find-secrets.ts";

/** What a log's rows, or its files, are about. */
export interface NamedSplit {
  /** As the log calls it: "val". */
  readonly row: string | null;
  /** As the names of its folder and file do; for names without a group of their own. */
  readonly path: string | null;
}

/**
 * Canonical series name, by the rule of HF's `rewrite_logs`: eval_x → eval/x, test_x → test/x, all
 * else train/x. Outside trainers a name that has a "/" already is kept, and train_x and valid_x are
 * told apart too. Where the name itself does not say what it is about, the row or its file does.
 */
export function seriesName(
  name: string,
  naming: TrainingRow["naming"],
  { row, path }: NamedSplit = { row: null, path: null },
): string {
  if (/^(train|eval|test|val|validation)\//.test(name)) return name;
  const hasGroup = naming === "plain" && name.includes("/");
  const split = row ?? (hasGroup ? null : path);
  const group = split === null ? "train" : splitName(split);
  if (hasGroup) return group === "train" ? name : `${group}/${name}`;
  const [, prefix = "", rest = ""] = prefixes[naming].exec(name) ?? [];
  return rest === "" ? `${group}/${name}` : `${splitName(prefix)}/${rest}`;
}

const prefixes = {
  trainer: /^(eval|test|val)_(.+)$/,
  plain: /^(train|eval|test|valid|val|validation)_(.+)$/,
} as const;

/** One name for what logs call "val", "valid" or "Validation"; others stay. */
function splitName(split: string): string {
  return splitOf(split) ?? split.trim().replaceAll("/", "_");
}

/** The split that a file's name, else the nearest of its folders, says in a word of its own: "logs/val.csv". */
export function splitOfPath(path: string): string | null {
  const [file = "", ...folders] = path.split("/").toReversed();
  const named = new Set(file.split(/[^A-Za-z]+/).flatMap((word) => splitOfFolder(word) ?? []));
  if (named.size > 1) return null;
  const [split] = named.size > 0 ? named : folders.flatMap((name) => splitOfFolder(name) ?? []);
  return split ?? null;
}

/** A series' name with what tells it from others of that name: run1/rank0/eval/gsm8k/accuracy (en). */
export function labelledName(name: string, labels: readonly RowLabel[]): string {
  const words = (tells: RowLabel["tells"]) =>
    labels.filter((label) => label.tells === tells).map(labelWord);
  const inFront = words("writer").map((word) => `${word}/`);
  const inside = words("topic").map((word) => `${word}/`);
  const behind = words("anything").map((word) => ` (${word})`);
  const [, group = "", metric = name] = /^((?:train|eval|test)\/)(.+)$/.exec(name) ?? [];
  return [...inFront, group, ...inside, metric, ...behind].join("");
}

/** A number says nothing without what it counts: rank0. */
function labelWord({ key, value }: RowLabel): string {
  return /^[-+.\d]+$/.test(value) ? `${key}${value}` : value;
}

/** What tools call a metric that others log under the second name. */
const synonyms = new Map([
  ["lm_loss", "loss"],
  ["train_loss", "loss"],
  ["reduced_train_loss", "loss"],
  ["gradient_norm", "grad_norm"],
  ["gradnorm", "grad_norm"],
]);

/**
 * Series names as all trainers' logs share them: `train/lm loss` → `train/loss`, `train/epoch_val_loss`
 * (Keras) → `eval/loss`, `Loss/train` → `train/loss`, `val/Grad Norm` → `eval/grad_norm`. Of two names that
 * would become one, the one that is shared already has it, else the first; the other stays as written,
 * so that series never mix. A name that holds a key stays as written: in other letters nobody knows it as one.
 */
export function sharedNames(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(names);
  return new Map(
    names.map((name) => {
      const shared = findSecrets(name).length > 0 ? name : sharedName(name);
      if (taken.has(shared)) return [name, name];
      taken.add(shared);
      return [name, shared];
    }),
  );
}

function sharedName(name: string): string {
  // A "/" in a unit separates nothing: train_speed(iter/s).
  const [first = "", second, third] = name.split(/\/(?![^()]*\))/);
  if (second === undefined) return name;
  const [group, swapped] = [splitOf(first), splitOf(second)];
  if (third !== undefined) return group === undefined ? name : group + name.slice(first.length);
  if (group !== undefined) return namedIn(group, second);
  return swapped === undefined ? name : namedIn(swapped, first);
}

/** A metric's name may say again, or say better, what it was measured on: `train/epoch_val_loss`. */
function namedIn(group: string, metric: string): string {
  const [, base = "", unit = ""] = /^(.*?)\s*(\([^()]*\))?$/.exec(metric.trim()) ?? [];
  const plain = base
    .split(/\s+/)
    .map(lowerCase)
    .join("_")
    .replace(/^epoch_/, "");
  const measured = group === "test" ? null : /^(?:eval|val|valid|validation)_(.+)$/.exec(plain);
  const bare = measured?.[1] ?? plain;
  return `${measured ? "eval" : group}/${synonyms.get(bare) ?? bare}${unit}`;
}

/** camelCase separates words, so it stays. */
function lowerCase(word: string): string {
  return /[a-z][A-Z]/.test(word) ? word : word.toLowerCase();
}
