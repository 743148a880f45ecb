import { isJsonObject } from "@evalsite/protocol";
import { type Hit, type NewPattern, broken, plainRow } from "../pattern.ts";

const console = /^DLL \S+ \S+ - (.*)$/;
const file = /^DLLL (\{.*)$/;
const pair = /([\w./@%-]+) : (-?(?:\d+\.?\d*(?:e[-+]?\d+)?|nan|inf))(?=\s|$)/gi;
const tuple = /^\((\d+)(?:, (\d+))?[,)]/;

/**
 * NVIDIA's DLLogger: `DLL 2020-05-29 11:00:45.7 - Training Epoch: 0 Training Iteration: 1787  loss : 2.35` on a console,
 * `DLLL {"type": "LOG", "step": [0, 1787], "data": {"loss": 2.35}}` in its file. How a step is spelled is the model's choice.
 * https://github.com/NVIDIA/dllogger/blob/master/dllogger/logger.py
 * Parameters, metadata, and what is said of no step (a summary of the whole) are no rows.
 */
export const dllogger: NewPattern = () => ({
  id: "dllogger",
  closed: false,
  match({ text }) {
    const [, said] = console.exec(text) ?? [];
    if (said !== undefined) return consoleRow(said);
    const [, json] = file.exec(text) ?? [];
    return json === undefined ? null : fileRow(json);
  },
});

function consoleRow(said: string): Hit | null {
  const values = [...said.matchAll(pair)].map(
    ([, name = "", value = ""]) => [name, value] as const,
  );
  const [, epochOfTuple, stepOfTuple] = tuple.exec(said) ?? [];
  const epoch =
    /\bEpoch: (\d+)/.exec(said)?.[1] ?? (stepOfTuple === undefined ? undefined : epochOfTuple);
  const step =
    /\b(?:Iteration|Step): (\d+)/i.exec(said)?.[1] ?? stepOfTuple ?? epochOfTuple ?? epoch;
  if (/^(?:PARAMETER|Summary)/.test(said) || step === undefined || values.length === 0) return null;
  return row(Number(step), epoch, values, /^\W*(?:val|eval|test)/i.test(said));
}

function fileRow(json: string): Hit | null {
  const record = parsed(json);
  if (record === null) return broken("the JSON text is not whole");
  const { type, step, data } = record;
  if (type !== "LOG" || !isJsonObject(data)) return null;
  const steps = Array.isArray(step) ? step : [step];
  const at = steps.findLast((one) => typeof one === "number");
  if (typeof at !== "number") return null;
  const values = Object.entries(data).filter(([, value]) => typeof value === "number");
  return values.length === 0
    ? null
    : row(at, steps.length > 1 ? steps[0] : undefined, values, false);
}

function row(
  step: number,
  epoch: unknown,
  values: readonly (readonly [string, unknown])[],
  isEvaluation: boolean,
): Hit {
  const named = isEvaluation
    ? values.map(([name, value]) => [`val_${name}`, value] as const)
    : values;
  return plainRow(step, epoch === undefined ? named : [["epoch", epoch], ...named]);
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
