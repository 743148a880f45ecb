import type { TrainingEvent } from "../../fact.ts";
import { numberOf } from "../../number-text.ts";
import { type Hit, type NewPattern, broken, plainRow } from "../pattern.ts";

const head = /iteration\s+(\d+)\s*\/\s*(\d+)\s*\|(.*)/;
const pair = /^\s*([^:]+?):\s*(\S+?)(?:\/\S+)?\s*$/;

/** Counters that mark the iteration when they are not zero. */
const counters = new Map<string, TrainingEvent["event"]>([
  ["number of skipped iterations", "skipped-iteration"],
  ["number of nan iterations", "nan-iteration"],
]);

/**
 * Megatron-LM and its descendants; Primus prints now/average pairs, of which the first is taken.
 * https://github.com/NVIDIA/Megatron-LM/blob/main/megatron/training/training.py (training_log)
 * A NaN loss is not printed at all: the counters tell.
 */
export const megatron: NewPattern = () => ({
  id: "megatron",
  closed: true,
  match({ text }) {
    const [, step, total, rest] = head.exec(text) ?? [];
    return step === undefined || rest === undefined ? null : rowOf(Number(step), total, rest);
  },
});

function rowOf(step: number, total: string | undefined, rest: string): Hit {
  // Every pair ends with a bar: what stands behind the last one was cut off.
  const pairs = rest.split("|").slice(0, -1).flatMap(pairOf);
  if (pairs.length === 0) return broken("no value before the line ends");
  const events = pairs.flatMap(([name, value]) => {
    const event = counters.get(name);
    return event && (numberOf(value) ?? 0) > 0 ? [event] : [];
  });
  const fields = pairs.filter(([name]) => !counters.has(name)).map(renamed);
  return plainRow(step, [["total_steps", total], ...fields], events);
}

function pairOf(part: string): readonly (readonly [string, string])[] {
  const [, name, value] = pair.exec(part) ?? [];
  return name === undefined || value === undefined ? [] : [[name, value]];
}

/** Milliseconds become seconds; the `/` of a unit must not be taken for a group. */
function renamed([name, value]: readonly [string, string]): readonly [string, unknown] {
  if (name.endsWith("(ms)"))
    return [name.replace("(ms)", "(s)"), (numberOf(value) ?? Number.NaN) / 1000];
  return [name.includes("/") ? `train/${name}` : name, value];
}
