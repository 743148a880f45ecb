import type { Fields } from "../training-row.ts";

/** Names of a step. HF's on W&B comes first: there `_step` counts calls of the logger. */
export const stepNames = `train/global_step trainer/global_step global_step iter step Step iteration
  current_step current_steps _step`.split(/\s+/);

export const epochNames = ["epoch", "Epoch"];

/** Names whose values are labels even where they look like numbers, and W&B's internals. */
export function isLabel(name: string): boolean {
  const internal = name.startsWith("_") && !/^_(?:step|timestamp|runtime)$/.test(name);
  return internal || /^(?:run|run_id|run_name|id|name|seed|date|datetime|version)$/i.test(name);
}

const groups = new Map([
  ["train", "train"],
  ["val", "eval"],
  ["valid", "eval"],
  ["validation", "eval"],
  ["eval", "eval"],
  ["test", "test"],
]);

/**
 * Names with the group that their first word tells: val_loss becomes eval/loss, train_loss train/loss.
 * Not where the row also has the name alone, and not where the name has a group already.
 */
export function groupedFields(fields: Fields): Fields {
  const all = [...fields].map(([name, value]) => [canonicalCase(name), value] as const);
  const names = new Set(all.map(([name]) => name));
  return all.map(([name, value]) => [groupedName(name, names), value] as const);
}

function canonicalCase(name: string): string {
  return name === "Step" || name === "Epoch" ? name.toLowerCase() : name;
}

export function groupedName(name: string, names: ReadonlySet<string>): string {
  const [, word, rest] = /^([a-z]+)_([^/]+)$/.exec(name) ?? [];
  const group = word === undefined ? undefined : groups.get(word);
  if (group === undefined || rest === undefined || names.has(rest)) return name;
  return `${group}/${rest}`;
}
