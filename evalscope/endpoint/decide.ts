import { drawFor } from "../seeded.ts";
import type { Item } from "./items.ts";
import type { ScriptedModel } from "./models.ts";

/** How an answer turns out. `rambling` never reaches a result and is cut off by the token limit. */
export type Outcome = "right" | "wrong" | "unparsable" | "rambling" | "refusal";

export interface Attempt {
  readonly model: ScriptedModel;
  readonly item: Item;
  readonly temperature: number;
  /** How often this very request came before; only a temperature above 0 lets it matter. */
  readonly occurrence: number;
}

/** How hard an item is for everybody, from 0 to 1. */
function difficulty(item: Item): number {
  return drawFor("difficulty", item.question);
}

function luck({ model, item, temperature, occurrence }: Attempt): number {
  const family = drawFor("family", model.family, item.question) - 0.5;
  const own = drawFor("model", model.name, item.question) - 0.5;
  const sampled = drawFor("sample", model.name, item.question, temperature, occurrence) - 0.5;
  return 0.4 * family + 0.2 * own + temperature * 0.5 * sampled;
}

function accident({ model, item, temperature, occurrence }: Attempt): Outcome | undefined {
  const draw = drawFor("accident", model.name, item.question, temperature > 0 ? occurrence : 0);
  if (draw < 0.02) return "refusal";
  if (draw < 0.045) return "rambling";
  return draw < 0.08 ? "unparsable" : undefined;
}

/** The scripted rule: right when skill and luck together reach the item's difficulty; a few accidents on top. */
export function decideOutcome(attempt: Attempt): Outcome {
  const { model, item } = attempt;
  const knows = model.skill[item.topic] + luck(attempt) > difficulty(item);
  return accident(attempt) ?? (knows ? "right" : "wrong");
}
