import { isMetricWord } from "../extract/metric-words.ts";
import { splitOf } from "../extract/split-word.ts";
import { findSecrets } from "../secrets/find-secrets.ts";

/** What tools call a metric that others log under the second name. */
const synonyms = new Map([
  ...named("loss", "lm_loss reduced_train_loss global_avg_loss 损失 损失值"),
  ...named(
    "grad_norm",
    "gradient_norm gradnorm global_grad_norm gradient_global_norm gnorm 梯度范数",
  ),
  ...named("learning_rate", "learningrate learn_rate 学习率"),
  ...named("accuracy", "准确率 正确率"),
  ...named("perplexity", "困惑度"),
  ...named("tokens_per_second", "tokens_per_sec tokens_per_s tok_per_s tokens_s toks_per_sec"),
  ...named("samples_per_second", "samples_per_sec samples_per_s"),
  ...named("steps_per_second", "steps_per_sec steps_per_s it_per_s its_per_sec"),
]);

function named(shared: string, names: string): readonly (readonly [string, string])[] {
  return names.split(" ").map((name) => [name, shared] as const);
}

/**
 * Series names as all trainers' logs share them: `train/lm loss` → `train/loss`, `train/epoch_val_loss`
 * (Keras) → `eval/loss`, `Loss/train` → `train/loss`, `val/Grad Norm` → `eval/grad_norm`, `train/valAcc` → `eval/acc`. Of two
 * names that would become one, the one that is shared already has it, else the first, a mean over an epoch last; the other
 * stays as written but for its group, so that series never mix. A name that holds a key stays as written: in other letters nobody knows it as one.
 */
export function sharedNames(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(names);
  const found = new Map<string, string>();
  for (const name of [...names.filter(isWithin), ...names.filter((one) => !isWithin(one))]) {
    const shared = findSecrets(name).length > 0 ? name : sharedName(name);
    const own = taken.has(shared) ? writtenIn(shared, name) : shared;
    taken.add(own);
    found.set(name, own);
  }
  return new Map(names.map((name) => [name, found.get(name) ?? name]));
}

/** A name as written, in the group that it says itself: what is measured on validation data is no training's. */
function writtenIn(shared: string, name: string): string {
  const group = splitOf(shared.split("/")[0] ?? "");
  const [first = "", ...rest] = name.split("/");
  const own = rest.length === 0 ? undefined : groupOf(first);
  if (group === undefined || own === group) return name;
  return `${group}/${own === undefined ? name : rest.join("/")}`;
}

/** Is it a value within an epoch, as far as its name tells? */
function isWithin(name: string): boolean {
  return !/(?:^|[/_])epoch(?:_|$)/i.test(name);
}

/** `tokens/sec` is one word. */
const perUnit = /\/(?=(?:s|secs?|seconds?|it|iter|step|batch|sample|gpu)$)/i;

function sharedName(name: string): string {
  // A "/" in a unit separates nothing: train_speed(iter/s).
  const [head = "", ...rest] = name.split("/");
  const isOnlyGrouped = rest.length === 1 && groupOf(head) !== undefined;
  const whole = isOnlyGrouped ? name : name.replace(perUnit, "_per_");
  const [first = "", second, third] = whole.split(/\/(?![^()]*\))/);
  if (second === undefined) return perUnit.test(name) ? namedIn("train", first) : name;
  const group = groupOf(first);
  if (third !== undefined) return group === undefined ? name : group + name.slice(first.length);
  if (group !== undefined) return namedIn(group, second);
  const swapped = splitOf(second);
  if (swapped !== undefined) return namedIn(swapped, first);
  const isEmpty = /^(?:metrics?|losses|scalars?|logs?|stats|history)$/i.test(first);
  const inner = isEmpty ? namedIn("train", second) : "";
  return isEmpty && saysSplit(second) ? inner : name;
}

/** `validation_metrics` (torchtitan) is of the evaluation, too. */
function groupOf(segment: string): string | undefined {
  const [, inner = segment] = /^([a-z]+)_(?:metrics|stats|losses)$/i.exec(segment) ?? [];
  if (/^loss_metrics$/i.test(segment)) return "train";
  return splitOf(inner);
}

function saysSplit(metric: string): boolean {
  return splitOf(/^[A-Za-z]+?(?=[\s_.-]|[A-Z])/.exec(metric)?.[0] ?? "") !== undefined;
}

const before =
  /^(train|training|eval|evaluation|val|valid|validation|dev|test|testing|holdout)_(.+)$/;
const behind = /^(.+)_(train|training|val|valid|validation|dev|test)$/;
const inChinese = /^(训练|验证|测试|评估)集?(.+)$/;

/** A metric's name may say again, or say better, what it was measured on: `train/epoch_val_loss`, `train/loss_val`. */
function namedIn(group: string, metric: string): string {
  const [, base = "", unit = ""] = /^(.*?)\s*(\([^()]*\))?$/.exec(metric.trim()) ?? [];
  const plain = plainWords(base).replace(/^epoch_/, "");
  const [, first, rest] = before.exec(plain) ?? inChinese.exec(plain) ?? [];
  const [, inner, last] = behind.exec(plain) ?? [];
  const isBehind = first === undefined && inner !== undefined && isMetricWord(inner);
  const said = splitOf((isBehind ? last : first) ?? "");
  const isOwn = said !== undefined && mayBeOf(group, said, (isBehind ? inner : rest) ?? "");
  const bare = isOwn ? ((isBehind ? inner : rest) ?? plain) : plain;
  const trimmed = bare.replace(/^epoch_/, "").replace(/_(?:epoch|step)$/, "");
  const word = trimmed === "" ? bare : trimmed;
  return `${isOwn ? said : group}/${synonyms.get(word) ?? word}${unit}`;
}

/** A default group gives way; what an evaluation says of training, and a test of validation, is part of its name. */
function mayBeOf(group: string, said: string, metric: string): boolean {
  if (said === "train") return group === "train" && isMetricWord(metric);
  return said === group || (group !== "test" && said === "eval") || group === "train";
}

/** Words apart by `_`, in small letters but for camelCase; what camelCase begins with is told apart: `valLoss`. */
function plainWords(name: string): string {
  const apart = name.replace(
    /^((?:[Tt]rain(?:ing)?|[Ee]val(?:uation)?|[Vv]al(?:id(?:ation)?)?|[Dd]ev|[Tt]est))(?=[A-Z][a-z])/,
    "$1_",
  );
  const words = apart
    .replace(/\.(?=\s|$)/g, "")
    .replace(/(?<=\p{L})[-.](?=\p{L})/gu, "_")
    .split(/[\s_]+/)
    .filter((word) => word !== "")
    .map(lowerCase);
  const plain = words.join("_");
  const snake = plain.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();
  return isKnown(snake) ? snake : plain;
}

/** Words that many logs hold: then camelCase is only a way to write them. */
function isKnown(name: string): boolean {
  const word = before.exec(name)?.[2] ?? name;
  return /^(?:loss|acc|accuracy|grad_norm|gradient_norm|learning_rate|perplexity|f1|f1_score|bleu_score|total_loss|lm_loss|reward|mean_reward|epoch_loss)$/.test(
    word,
  );
}

/** camelCase separates words, so it stays. */
function lowerCase(word: string): string {
  return /[a-z][A-Z]/.test(word) ? word : word.toLowerCase();
}
