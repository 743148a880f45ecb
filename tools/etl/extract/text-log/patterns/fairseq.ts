import { isJsonObject } from "@evalsite/protocol";
import type { Fields } from "../../training-row.ts";
import { type Hit, type NewPattern, broken, plainRow } from "../pattern.ts";

const json = /\| (train_inner|train|valid\w*|test\w*) \| (\{"epoch".*)$/;
const simple =
  /(?:\| |^)(?:(train|valid\w*|test\w*) \| )?epoch (\d+) \|(?: valid on '(\w+)' subset \|)?( (?:[\w.]+ \S+(?: \||$) ?)+)/;

/**
 * fairseq: `| INFO | train_inner | {"epoch": 1, "loss": "9.5", "num_updates": "100"}` and `| epoch 001 | loss 9.5 | num_updates 100`.
 * https://github.com/facebookresearch/fairseq/blob/main/fairseq/logging/progress_bar.py
 * Means over an epoch (`train`) stand beside the values within it (`train_inner`) under names of their own.
 */
export const fairseq: NewPattern = () => ({
  id: "fairseq",
  closed: false,
  match({ text }) {
    const [, tag, written] = json.exec(text) ?? [];
    if (tag !== undefined && written !== undefined) {
      const fields = fieldsOf(written);
      return fields === null ? broken("the JSON text is not whole") : rowOf(tag, fields);
    }
    const [, kind, epoch, subset, values = ""] = simple.exec(text) ?? [];
    if (epoch === undefined) return null;
    const fields = [...values.matchAll(/([\w.]+) (\S+)(?: \||$)/g)].map(
      ([, name = "", value = ""]) => [name, value] as const,
    );
    return rowOf(subset ?? kind ?? "train", [["epoch", epoch], ...fields]);
  },
});

function fieldsOf(written: string): readonly (readonly [string, unknown])[] | null {
  try {
    const value: unknown = JSON.parse(written);
    return isJsonObject(value) ? Object.entries(value) : null;
  } catch {
    return null;
  }
}

function rowOf(tag: string, fields: Fields): Hit | null {
  const bare = [...fields].map(
    ([name, value]) =>
      [name.startsWith(`${tag}_`) ? name.slice(tag.length + 1) : name, value] as const,
  );
  const step = Number(bare.find(([name]) => name === "num_updates")?.[1] ?? Number.NaN);
  const values = bare
    .filter(([name]) => !/^(?:num_updates|update)$/.test(name))
    .map(([name, value]) => [nameOf(tag, name), value] as const);
  return values.length === 0 ? null : plainRow(Number.isSafeInteger(step) ? step : null, values);
}

function nameOf(tag: string, name: string): string {
  if (name === "epoch") return name;
  if (name === "wall") return "elapsed_time";
  if (tag === "train_inner") return `train/${name}`;
  if (tag === "train") return `train/epoch_${name}`;
  return tag === "valid" || tag === "test" ? `${tag}_${name}` : `eval/${tag}/${name}`;
}
