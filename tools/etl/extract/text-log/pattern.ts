import type { TrainingEvent, TrainingRow } from "../fact.ts";
import type { Fields } from "../training-row.ts";
import type { LogLine } from "./log-line.ts";

/** Recognises the metric lines of one tool. It may remember earlier lines: there is one for each file. */
export interface Pattern {
  readonly id: string;
  /** A line that matches is whole, because the format ends it with a sign of its own. */
  readonly closed: boolean;
  match(line: LogLine): Hit | null;
}

export type NewPattern = () => Pattern;

/** What a metric line holds. `fields` may hold axes and bookkeeping too: see `training-row.ts`. */
export type Hit =
  | {
      readonly kind: "row";
      readonly step: number | null;
      readonly fields: Fields;
      readonly naming: TrainingRow["naming"];
      readonly events: readonly TrainingEvent["event"][];
    }
  | { readonly kind: "broken"; readonly detail: string };

/** A row of a tool that is no HF trainer. */
export function plainRow(
  step: number | null,
  fields: Fields,
  events: readonly TrainingEvent["event"][] = [],
): Hit {
  return { kind: "row", step, fields, naming: "plain", events };
}

export function broken(detail: string): Hit {
  return { kind: "broken", detail };
}
