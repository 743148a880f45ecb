import { type Fact, type SampleFields, type SamplePart, unnamed } from "../fact.ts";
import { type JsonRecord, isRecord } from "../json-lines.ts";
import { jsonRecord } from "../json-value.ts";
import { Findings } from "../findings.ts";
import { known, name, shown, without } from "../foreign.ts";
import { conversationOf, errorText } from "../evalscope-records/messages.ts";
import { thoughtIn } from "../evalscope-records/thought-parts.ts";
import type { KnownSuites } from "./known-suites.ts";

type Line = JsonRecord["value"];

const ownKeys = new Set(
  "input target prediction score suite subset id group_id metrics error metadata".split(" "),
);

/** What has more is not published: it need not be numbered either. */
const mostSubsets = 20_000;

/** Turns the lines of a run's sample files into facts; the samples of each subset are numbered. */
export class Samples {
  private readonly seen = new Map<string, number>();
  private readonly suites: KnownSuites;

  constructor(suites: KnownSuites) {
    this.suites = suites;
  }

  /** Of all samples so far. */
  readonly asked = new Set<string>();

  /** Null if the line asks nothing. */
  facts(file: string, { line, value }: JsonRecord): readonly Fact[] | null {
    const findings = new Findings({ file, line });
    const prompt = promptOf(value["input"]);
    if (prompt === null) return null;
    const suite = name(value["suite"]) ?? this.suites.onlySuite ?? "samples";
    const subset = name(value["subset"]) ?? "default";
    if (this.asked.size < mostSubsets) this.asked.add(suite);
    const sample: SamplePart = {
      kind: "sample",
      role: "review",
      place: findings.place,
      model: null,
      suite,
      subset,
      index: this.next(suite, subset),
      fields: {
        ...prompt,
        ...answerOf(value),
        ...scoresOf(value, findings),
        ...metadataOf(value),
      },
    };
    return [...findings.take(), sample];
  }

  private next(suite: string, subset: string): string {
    const key = JSON.stringify([suite, subset]);
    const index = this.seen.get(key) ?? 0;
    if (index > 0 || this.seen.size < mostSubsets) this.seen.set(key, index + 1);
    return String(index);
  }
}

function promptOf(input: unknown): Pick<SampleFields, "question" | "input" | "messages"> | null {
  if (!Array.isArray(input)) {
    const text = shown(input);
    return text === null ? null : { question: text, input: text };
  }
  const { messages, input: text, question } = conversationOf(input);
  if (messages.length === 0) return null;
  return { messages, ...known({ question: question ?? text, input: text }) };
}

function answerOf(
  value: Line,
): Pick<SampleFields, "id" | "groupId" | "target" | "prediction" | "reasoning" | "error"> {
  const prediction = shown(value["prediction"]);
  const thought = prediction === null ? null : thoughtIn(prediction);
  return known({
    id: name(value["id"]),
    groupId: name(value["group_id"]),
    target: shown(value["target"]),
    prediction: thought?.said ?? prediction,
    reasoning: thought?.thought,
    error: errorText(value["error"]),
  });
}

/** `score`, which is a value of the metric that heads the suite's results, and what `metrics` holds. */
function scoresOf(value: Line, findings: Findings): Pick<SampleFields, "values"> {
  const more = isRecord(value["metrics"]) ? value["metrics"] : {};
  const values = Object.entries(more).flatMap(([key, raw]): [string, number][] => {
    const number = findings.score(raw, `metric ${key}`);
    return number === null ? [] : [[key, number]];
  });
  const score = findings.score(value["score"], "score");
  const all = score === null ? values : [[unnamed, score] as const, ...values];
  return all.length > 0 ? { values: Object.fromEntries(all) } : {};
}

/** What the layout does not name is kept beside the metadata. */
function metadataOf(value: Line): Pick<SampleFields, "metadata"> {
  const { metadata } = value;
  const stated = isRecord(metadata) ? metadata : known({ metadata });
  const all = { ...without(value, ownKeys), ...stated };
  return Object.keys(all).length > 0 ? { metadata: jsonRecord(all) } : {};
}
