import { isMetricWord } from "../../metric-words.ts";
import { splitOf } from "../../split-word.ts";
import { withoutPrefix } from "../line-prefix.ts";
import { type NewPattern, plainRow } from "../pattern.ts";
import { plainPairs, valuePairs } from "../value-pairs.ts";

const position =
  /(?<![A-Za-z_])(epochs?|ep|(?:global[ _]?)?steps?|iters?|iterations?|(?:num_?)?updates?|episodes?)\b\s*[:=#]?\s*[[(]?\s*(\d+)(?![.\d]*\d*e|\.\d|\d*%)(?:\s*(?:\/|of)\s*(\d+))?\s*[\])]?/gi;
const batches = /(?<![\d.])(\d+)\s*\/\s*(\d+) (?:batches|iterations|steps|its)\b/i;

type Field = readonly [name: string, value: string | undefined];

/**
 * Lines that scripts of one's own print: `Epoch 3/10, Train Loss: 0.5, Val Loss: 0.75`, `Epoch [1/5], Step [100/600], Loss: 0.25`,
 * `[iter 200] loss=0.5 lr=1e-4`, `| step 100 | loss 0.5 |`. A line begins with its position, but for what loggers put before it.
 * A line that begins with a split and has no position stands at the last one: `Validation Loss: 0.75, Accuracy: 81.5%`.
 * It comes last: any tool's own pattern wins.
 */
export const namedValues: NewPattern = () => {
  let last: Place | null = null;
  return {
    id: "named-values",
    closed: false,
    match({ text }) {
      const line = withoutPrefix(text);
      if (line.length > longest) return null;
      const place = placeIn(line);
      if (place) last = place;
      const at = place ?? (beginsWithSplit(line) ? last : null);
      if (at === null) return null;
      const values = named(line.replace(position, " | ").replace(batches, " | "));
      if (!values.some(([name]) => isMetricWord(name))) return null;
      return plainRow(at.step, [...at.fields, ...values]);
    },
  };
};

/** A line of metrics is not as long as one of prose. */
const longest = 1000;

interface Place {
  readonly step: number | null;
  readonly fields: readonly Field[];
}

/** The position that a line begins with; a split may stand before it. */
function placeIn(line: string): Place | null {
  const found = [...line.matchAll(position)];
  const [lead] = found;
  if (!lead) return null;
  const words = line.slice(0, lead.index).match(/[A-Za-z]+/g) ?? [];
  if (!words.every((word) => splitOf(word) !== undefined) || words.length > 1) return null;
  const ofBatch = batches.exec(line)?.[1];
  let step = ofBatch === undefined ? null : Number(ofBatch);
  const fields: Field[] = [];
  for (const [, word = "", number = "", total] of found) {
    if (!/^ep(?:och)?s?$/i.test(word)) step = Number(number);
    else if (fields.length === 0) fields.push(["epoch", number], ["total_epochs", total]);
  }
  return { step, fields };
}

function beginsWithSplit(line: string): boolean {
  return splitOf(/^\W*([A-Za-z]+)/.exec(line)?.[1] ?? "") !== undefined;
}

const ofTrainer = /^(?:lr|learning[ _]?rate|time|eta|speed|epoch.*)$/i;

/** Values under their names; one that names no split is of the evaluation whose value, or word, stands before it. */
function named(rest: string): readonly (readonly [string, string])[] {
  const first = /^[^A-Za-z]*([A-Za-z]+)(?=\s*[\]):|,-])/.exec(rest)?.[1] ?? "";
  let split = splitOf(first) ?? null;
  const pairs = valuePairs(rest);
  return (pairs.length > 0 ? pairs : plainPairs(rest)).map(([name, value]) => {
    const plain = name.includes("/") && !hasGroup(name) ? name.replaceAll("/", " per ") : name;
    const [, word = ""] = /^([A-Za-z]+)[\s_./-]/.exec(plain) ?? [];
    const own = splitOf(word);
    if (own !== undefined) split = own;
    const isHeld = own === undefined && (split === "eval" || split === "test");
    return [isHeld && !ofTrainer.test(plain) ? `${split}/${plain}` : plain, value] as const;
  });
}

function hasGroup(name: string): boolean {
  return name.split("/").some((part) => splitOf(part) !== undefined);
}
