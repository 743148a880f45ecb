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
