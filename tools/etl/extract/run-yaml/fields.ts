import type { Checkpoint } from "@evalsite/protocol";
import { isRecord } from "../json-lines.ts";
import { jsonRecord } from "../json-value.ts";
import type { ProgressFact, RunFact } from "../fact.ts";
import type { Entry } from "./document.ts";
import { isZone, sourceTime } from "./times.ts";

export type Told = Partial<Omit<RunFact, "kind" | "precedence" | "model">>;

/** What one key says; null if it cannot be understood. */
export const fields = new Map<string, (entry: Entry) => Told | null>(
  Object.entries({
    project: ({ text }) => (text === null ? null : { project: text }),
    experiment: ({ text }) => (text === null ? null : { experiment: text }),
    notes: ({ text }) => (text === null ? null : { notes: text }),
    model: (entry) => {
      const named = nameAnd(entry, "revision");
      return told({ modelName: named.name, modelRevision: named.other });
    },
    dataset: (entry) => {
      const named = nameAnd(entry, "version");
      return told({ datasetName: named.name, datasetVersion: named.other });
    },
    hparams: ({ value }) => (isRecord(value) ? { hparams: jsonRecord(value) } : null),
    tags: (entry) => tagsOf(entry),
    start_time: ({ text }) => told({ startTime: text === null ? null : sourceTime(text) }),
    end_time: ({ text }) => told({ endTime: text === null ? null : sourceTime(text) }),
    timezone: ({ text }) => (text !== null && isZone(text) ? { timezone: text } : null),
    checkpoint: (entry) => told({ checkpoint: checkpointOf(entry) }),
    versions: ({ texts }) => (texts.size > 0 ? { versions: Object.fromEntries(texts) } : null),
  } satisfies Record<string, (entry: Entry) => Told | null>),
);

/** The fields that are known; null if there are none. */
function told(all: { readonly [K in keyof Told]: Told[K] | null }): Told | null {
  const known = Object.entries(all).filter(([, value]) => value !== null && value !== undefined);
  return known.length > 0 ? Object.fromEntries(known) : null;
}

/** What `status` says of how far a run got; null if it is none of these words. */
export function progressOf({ text }: Entry): ProgressFact["status"] | null {
  return states.get(text ?? "") ?? null;
}

const states = new Map<string, ProgressFact["status"]>([
  ["completed", "completed"],
  ["running", "running"],
  ["partial", "running"],
  ["interrupted", "running"],
  ["failed", "error"],
]);

interface Named {
  readonly name: string | null;
  readonly other: string | null;
}

function nameAnd({ text, texts }: Entry, other: string): Named {
  if (text !== null) return { name: text, other: null };
  return { name: texts.get("name") ?? null, other: texts.get(other) ?? null };
}

/** A list, or one text with commas. */
function tagsOf({ text, items }: Entry): Told | null {
  const tags = (text?.split(",") ?? items)?.map((tag) => tag.trim()).filter((tag) => tag !== "");
  return tags ? { tags: [...new Set(tags)] } : null;
}

function checkpointOf({ text, texts }: Entry): Checkpoint | null {
  if (text !== null) {
    const step = amount(text.replace(/^checkpoint-/, ""));
    return step === null ? null : { step, tokens: null, epoch: null };
  }
  const step = amount(texts.get("step"));
  const tokens = amount(texts.get("tokens"));
  const epoch = amount(texts.get("epoch"));
  const isEmpty = step === null && tokens === null && epoch === null;
  return isEmpty ? null : { step, tokens, epoch };
}

/** "1_000_000" and "1.2e9" are numbers that people write. */
function amount(text: string | undefined): number | null {
  if (text === undefined || text.trim() === "") return null;
  const value = Number(text.replaceAll("_", ""));
  return Number.isFinite(value) && value >= 0 ? value : null;
}
