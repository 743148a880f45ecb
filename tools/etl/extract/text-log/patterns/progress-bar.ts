import { isMetricWord } from "../../metric-words.ts";
import { splitOf } from "../../split-word.ts";
import { type NewPattern, plainRow } from "../pattern.ts";
import { wordPairs } from "../value-pairs.ts";

const bar = /^(.*?):?\s*\d{1,3}%\|.*?\|\s*(\d+)\/(\d+)\s*\[([^\]]*)\](.*)$/;
const rich = /^\s*(Epoch \d+(?:\/\d+)?)\s+[━╸╺─ ]+\s*(\d+)\/(\d+)\s+(.*)$/;
const epochIn = /\bepochs?[\s:#[]*(\d+)(?:\s*(?:\/|of)\s*(\d+))?/i;

/**
 * tqdm's bars that carry values, Lightning's above all: `Epoch 2: 45%|███ | 45/100 [00:10<00:12, 4.5it/s, loss=0.5]`.
 * https://tqdm.github.io/docs/tqdm/#set_postfix
 * https://lightning.ai/docs/pytorch/stable/api/lightning.pytorch.callbacks.TQDMProgressBar.html
 * Of a bar that is drawn again and again each state is a row, at its place in the training: the bars of epochs before it are of the
 * same length. What is known only at an epoch's end (`val_…`, `…_epoch`) stays in the bar until it changes: a value counts once.
 */
export const progressBar: NewPattern = () => {
  const last = new Map<string, string>();
  let base = 1;
  /** Of the training, as far as it got. */
  let step: number | null = null;
  return {
    id: "progress-bar",
    closed: false,
    match({ text }) {
      const [, title = "", done, total, inside = "", behind = ""] =
        bar.exec(text) ?? rich.exec(text) ?? [];
      if (done === undefined) return null;
      const values = wordPairs(`${inside},${behind}`).filter(
        ([name]) => !/^(?:v_num|eta)$/i.test(name),
      );
      if (!values.some(([name]) => isMetricWord(name))) return null;
      const split = title
        .split(/[^A-Za-z]+/)
        .map((word) => splitOf(word))
        .find(Boolean);
      const isHeld = split === "eval" || split === "test";
      const fields = values.flatMap(([name, value]) => {
        const isKept = isHeld || /^(?:val|valid|validation|test)[_/]|_epoch$/i.test(name);
        if (isKept && (last.get(name) === value || (isHeld && done !== total))) return [];
        last.set(name, value);
        return [[isHeld ? `${split}/${name}` : name, value] as const];
      });
      const [, epoch, epochs] = epochIn.exec(title) ?? [];
      if (fields.length === 0) return null;
      if (epoch === undefined && isHeld) return step === null ? null : plainRow(step, fields);
      if (epoch === undefined) return plainRow(Number(done), fields);
      base = Math.min(base, Number(epoch));
      const before = Number(epoch) - base;
      if (isHeld) return plainRow(null, [["epoch", epoch], ...fields]);
      step = before * Number(total) + Number(done);
      const place = before + Number(done) / Number(total);
      return plainRow(step, [["epoch", place], ["total_epochs", epochs], ...fields]);
    },
  };
};
