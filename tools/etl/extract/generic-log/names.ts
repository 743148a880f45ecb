import { numberOf } from "../number-text.ts";
import { stepIn } from "../training-row.ts";

/** Names of a step. HF's on W&B comes first: there `_step` counts calls of the logger; those of RL come last. */
export const stepNames = `train/global_step trainer/global_step global_step iter step Step iteration
  current_step current_steps _step time/total_timesteps total_timesteps timesteps num_timesteps timestep
  episode Episode`.split(/\s+/);

export const epochNames = ["epoch", "Epoch"];

/** Names that are a step only where no other is: else what stands under them is a value like others. */
const lateNames = new Set(stepNames.slice(stepNames.indexOf("time/total_timesteps")));

/** The field that a row's step is taken from, if other rows may have it as a value. */
export function usedAsStep(row: Readonly<Record<string, unknown>>): string | null {
  const name = stepNames.find((one) => stepIn(row, [one]) !== null) ?? "";
  return lateNames.has(name) ? name : null;
}

/** W&B's internals, and times that are no clock's; a table's own count of rows bears no name. */
export function isInternal(name: string): boolean {
  const internal = name.startsWith("_") && !/^_(?:step|timestamp|runtime)$/.test(name);
  return internal || name === "" || /^(?:date|datetime|unnamed: 0)$/i.test(name);
}

/** A field under the name that axes and bookkeeping know; exports of trackers write capitals, and clocks have many names. */
export function plainField([name, value]: readonly [string, unknown]): readonly [string, unknown] {
  if (name === "Step" || name === "Epoch") return [name.toLowerCase(), value];
  const isClock = isTime(name) && (numberOf(value) ?? 0) > 1e9;
  return [isClock ? "timestamp" : name, value];
}

/** Does a column hold when each row was written? */
export function isTime(name: string): boolean {
  return /^(?:_?timestamp|wall[ _]?time|relative[ _]time.*|time|ts|date|datetime|created_at)$/i.test(
    name,
  );
}
