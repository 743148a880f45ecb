import { stepIn } from "../../training-row.ts";
import type { LogLine } from "../log-line.ts";
import { type Hit, type NewPattern, broken } from "../pattern.ts";
import { type PythonDict, pythonDict } from "../python-dict.ts";

/** One of these makes a dict a row of metrics; a configuration has none with a number. */
const telling = /(?:^|_|\/)loss$|^epoch$|^train_runtime$/;
const opening = /\{'(?:\w+_)?(?:loss|runtime|reward)': [^{}]*$/;
const bar = /(\d+)\/(\d+) \[/g;
const stepNames = [
  "global_step/max_steps",
  "steps[global_step/max_steps]",
  "iteration",
  "global_step",
  "step",
];

interface Bar {
  readonly done: number;
  readonly total: number;
}

/**
 * HF Transformers 4.x and 5.x (numbers in quotes), TRL, ms-swift: dicts printed by Python.
 * https://github.com/huggingface/transformers/blob/main/src/transformers/trainer_callback.py
 * The line names no step, but for ms-swift's. Otherwise it is the progress bar's on the same physical
 * line, or on one of its own before it. A bar there may be the evaluation's, so rows of an evaluation take the training's last one.
 */
export const hfConsole: NewPattern = () => {
  const lastOf = new Map<number, number>();
  let trainingSteps: number | null = null;
  /** The last bar on a line of its own since the last row. */
  const alone: Bar[] = [];
  const stepOf = (line: LogLine, dict: PythonDict): number | null => {
    const names = [...dict.fields].map(([name]) => name);
    const own = stepIn(Object.fromEntries(dict.fields), stepNames);
    if (own !== null) return own;
    if (names.some((name) => name.startsWith("eval_")))
      return trainingSteps === null ? null : (lastOf.get(trainingSteps) ?? null);
    const nearest = nearestBar(line, dict) ?? alone.splice(0).at(-1);
    trainingSteps = nearest?.total ?? trainingSteps;
    return nearest?.done ?? null;
  };
  return {
    id: "hf",
    closed: true,
    match(line) {
      const dict = pythonDict(line.text);
      const before = dict ? line.text.slice(0, dict.start) : line.text;
      for (const one of barsIn(before)) {
        lastOf.set(one.total, one.done);
        if (!dict && (trainingSteps === null || one.total === trainingSteps))
          alone.splice(0, 1, one);
      }
      return dict ? rowOf(dict, stepOf(line, dict), trainingSteps) : unclosed(line.text);
    },
  };
};

function rowOf(dict: PythonDict, step: number | null, planned: number | null): Hit | null {
  const isRow = [...dict.fields].some(
    ([name, value]) => telling.test(name) && /\d|nan|inf/i.test(String(value)),
  );
  if (!isRow) return null;
  const fields =
    planned === null ? dict.fields : [["total_steps", planned] as const, ...dict.fields];
  return { kind: "row", step, fields, naming: "trainer", events: [] };
}

function unclosed(text: string): Hit | null {
  return opening.test(text) ? broken("the dict is not closed") : null;
}

/** The last bar before the dict on its physical line, else the first one behind it. */
function nearestBar({ text, segments, at }: LogLine, { start, end }: PythonDict): Bar | null {
  const before = [text.slice(0, start), ...segments.slice(0, at).toReversed()];
  for (const part of before) {
    const last = barsIn(part).at(-1);
    if (last) return last;
  }
  for (const part of [text.slice(end), ...segments.slice(at + 1)]) {
    const [first] = barsIn(part);
    if (first) return first;
  }
  return null;
}

function barsIn(text: string): readonly Bar[] {
  return [...text.matchAll(bar)].map(([, done, total]) => ({
    done: Number(done),
    total: Number(total),
  }));
}
