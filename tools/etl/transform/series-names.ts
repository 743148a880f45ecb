import type { TrainingRow } from "../extract/fact.ts";

/**
 * Canonical series name, by the rule of HF's `rewrite_logs`: eval_x → eval/x, test_x → test/x, all
 * else train/x. Outside trainers a name that has a "/" already is kept, and train_x and valid_x are
 * told apart too.
 */
export function seriesName(name: string, naming: TrainingRow["naming"]): string {
  if (naming === "plain" && name.includes("/")) return name;
  if (/^(train|eval|test|val|validation)\//.test(name)) return name;
  const plainPrefix = naming === "plain" ? /^(train|valid|validation)_(.+)$/.exec(name) : null;
  if (plainPrefix) return `${plainPrefix[1] === "train" ? "train" : "eval"}/${plainPrefix[2]}`;
  if (name.startsWith("eval_")) return `eval/${name.slice(5)}`;
  if (name.startsWith("test_")) return `test/${name.slice(5)}`;
  if (name.startsWith("val_")) return `eval/${name.slice(4)}`;
  return `train/${name}`;
}

/** How tools call the parts of the data that a metric was measured on. */
const parts = new Map(
  Object.entries({ train: "train training", eval: "eval val valid validation evaluation dev" })
    .flatMap(([part, names]) => names.split(" ").map((name) => [name, part] as const))
    .concat([["test", "test"]]),
);

/** What tools call a metric that others log under the second name. */
const synonyms = new Map([
  ["lm_loss", "loss"],
  ["train_loss", "loss"],
  ["reduced_train_loss", "loss"],
  ["lr", "learning_rate"],
  ["gradient_norm", "grad_norm"],
  ["gradnorm", "grad_norm"],
]);

/**
 * Series names as all trainers' logs share them: `train/lm loss` → `train/loss`, `train/epoch_val_loss`
 * (Keras) → `eval/loss`, `Loss/train` → `train/loss`, `val/Grad Norm` → `eval/grad_norm`. Of two names that
 * would become one, the one that is shared already has it, else the first; the other stays as written,
 * so that series never mix.
 */
export function sharedNames(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(names);
  return new Map(
    names.map((name) => {
      const shared = sharedName(name);
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
  const [group, swapped] = [partOf(first), partOf(second)];
  if (third !== undefined) return group === undefined ? name : group + name.slice(first.length);
  if (group !== undefined) return namedIn(group, second);
  return swapped === undefined ? name : namedIn(swapped, first);
}

function partOf(segment: string): string | undefined {
  return parts.get(segment.toLowerCase());
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
