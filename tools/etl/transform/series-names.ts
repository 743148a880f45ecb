import { splitOf, splitOfFolder } from "../extract/split-word.ts";
import type { RowLabel, TrainingRow } from "../extract/fact.ts";

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
