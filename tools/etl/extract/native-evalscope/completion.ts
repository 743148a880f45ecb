import type { Message } from "@evalsite/protocol";
import { type SampleFields, unnamed } from "../fact.ts";
import { isRecord } from "../json-lines.ts";
import { plainText } from "../evalscope-records/content.ts";
import { type Foreign, known, number, record, records, shown, text, without } from "../foreign.ts";
import { jsonValue } from "../json-value.ts";
import { messageOf } from "../evalscope-records/messages.ts";
import { thoughtIn } from "../evalscope-records/thought-parts.ts";
import { statedIndex } from "./answer-indexes.ts";
import { metadataOf } from "./metadata.ts";
import { type LineContext, type LinePart, indexOf, indexOfAnswer } from "./part.ts";
import { promptOf } from "./raw-input.ts";
import { failureIn } from "./judge.ts";
import { holdsLists, valuesOf, weightsOf } from "./score-values.ts";

/**
 * A line of v0.2 to v0.17: an OpenAI completion with bookkeeping, one sample for each of its choices.
 * Of `model_spec`, which holds keys and addresses, nothing is taken here.
 */
export function completionParts(line: Foreign, context: LineContext): readonly LinePart[] {
  const base = baseIndex(line, context);
  const choices = records(line["choices"]);
  const all = choices.length === 0 ? [{}] : choices;
  return all.map((choice, repeat) => ({
    role: isReview(line) ? "review" : "prediction",
    index: repeat === 0 ? base : `${base}#${repeat}`,
    subset: null,
    fields: {
      ...(all.length > 1 ? { groupId: base, repeat } : {}),
      ...choiceFields(line, choice, all.length > 1, context),
    },
  }));
}

/** The line's own index, else what its answer's id stands for. */
function baseIndex(line: Foreign, context: LineContext): string {
  return statedIndex(line) ?? indexOf([indexOfAnswer(line["answer_id"], context)], context);
}

function isReview(line: Foreign): boolean {
  return "reviewed" in line || records(line["choices"]).some((choice) => "review" in choice);
}

function choiceFields(
  line: Foreign,
  choice: Foreign,
  shared: boolean,
  context: LineContext,
): SampleFields {
  const prompt = promptOf(line);
  const message = isRecord(choice["message"]) ? messageOf(choice["message"]) : null;
  const usage = record(line["usage"]);
  return {
    ...known({
      question: prompt.question,
      input: prompt.input,
      messages: message && [...prompt.messages, message],
      prediction: message && plainText(message.content),
      stopReason: text(choice["finish_reason"]),
      inputTokens: number(usage["prompt_tokens"]),
      outputTokens: shared ? null : number(usage["completion_tokens"]),
    }),
    ...verdict(line, choice, message, context),
  };
}

function verdict(
  line: Foreign,
  choice: Foreign,
  message: Message | null,
  { findings }: LineContext,
): SampleFields {
  const review = record(choice["review"]);
  const rawInput = rawInputOf(line);
  const gold = review["gold"] === "*Same as Input*" ? rawInput : review["gold"];
  const metric = metricOf(line);
  const { judge_response: judged } = record(review["result"]);
  const result = isRecord(review["result"]) ? without(review["result"], ofJudge) : review["result"];
  const metadata = known({
    raw_input: rawInput,
    gold: isRecord(review["gold"]) ? review["gold"] : null,
    result: holdsLists(result) ? jsonValue(result) : null,
  });
  return known({
    target: isRecord(gold) ? referenceIn(gold) : shown(gold),
    extracted: extractedOf(review["pred"], record(choice["message"])["content"], message),
    values: valuesOf(result, metric, findings),
    weights: weightsOf(result),
    explanation: text(judged),
    judgeError: typeof judged === "string" ? failureIn(judged) : null,
    metadata: metadataOf(metadata),
  });
}

/** What stands beside the values where a judge gave them. */
const ofJudge = new Set(["judge_response"]);

function rawInputOf(line: Foreign): unknown {
  return line["raw_input"] ?? record(line["origin_prompt"])["raw_input"];
}

/** A result that is just a number is a value of the metric its reviewer names. */
function metricOf(line: Foreign): string {
  const metric = record(line["reviewer_spec"])["metric"];
  return text(Array.isArray(metric) ? metric[0] : metric) ?? unnamed;
}

const references = [
  "answer",
  "target",
  "canonical_solution",
  "solution",
  "response",
  "gold",
  "label",
];

/** Where the whole row stands for the reference answer, the field of it that is one. */
function referenceIn(row: Foreign): string | null {
  const key = references.find((candidate) => shown(row[candidate]) !== null);
  return key === undefined ? null : shown(row[key]);
}

/** An "extracted" answer that is the whole message is the answer's text, without its reasoning. */
function extractedOf(pred: unknown, content: unknown, message: Message | null): string | null {
  const isWhole = pred === content || pred === "*Same as Prediction*";
  if (isWhole && message) return plainText(message.content);
  const stated = shown(pred);
  return (stated === null ? null : thoughtIn(stated)?.said) ?? stated;
}
