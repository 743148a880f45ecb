import { type Fact, type Place, precedence } from "../fact.ts";
import { isRecord } from "../json-lines.ts";
import { jsonRecord } from "../json-value.ts";
import { parseJson } from "../tolerant-json.ts";
import { plannedIn } from "../training-row.ts";
import type { TagValue } from "./event.ts";

/** HF Trainer adds its arguments as the text `args`; TensorBoard's own writer appends the plugin's name. */
const tags = new Set(["args", "args/text_summary"]);

/** The training arguments, where a JSON text with that tag is among the values. */
export function* argumentFacts(place: Place, values: readonly TagValue[]): Iterable<Fact> {
  for (const value of values) {
    if (value.kind !== "text" || !tags.has(value.tag)) continue;
    const parsed = parseJson(value.value);
    if (parsed.kind !== "ok" || !isRecord(parsed.value)) continue;
    yield {
      kind: "run",
      precedence: precedence.configuration,
      model: null,
      file: place.file,
      hparams: jsonRecord(parsed.value),
    };
    const planned = plannedIn(Object.entries(parsed.value));
    if (planned) yield { kind: "training-plan", place, planned, done: null, ended: false };
  }
}
