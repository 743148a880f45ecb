import { type SampleFields, unnamed } from "../fact.ts";
import { costOf } from "./cost.ts";
import { type Foreign, known, name, number, record, shown, text, without } from "../foreign.ts";
import { judgeErrorOf, judgeOf, metadataBesideJudge } from "./judge.ts";
import {
  type Conversation,
  conversationOf,
  isPythonList,
  promptOfMarkdown,
  questionOfMarkdown,
  tellThoughts,
} from "../evalscope-records/messages.ts";
import { thoughtIn } from "../evalscope-records/thought-parts.ts";
import { type LineContext, type LinePart, indexOf, subsetOfCollection } from "./part.ts";
import { filled, metadataOf } from "./metadata.ts";
import { repeatOf } from "./repeats.ts";
import { valuesOf } from "./score-values.ts";
import { agentTrace } from "./trace.ts";

/** A review of v1.0 and later: `input` (v1.0 to v1.6) or `messages`, and a sample's score. */
export function reviewPart(line: Foreign, context: LineContext): LinePart {
  const sample = record(line["sample_score"]);
  const index = indexOf([line["index"], sample["sample_id"]], context);
  return {
    role: "review",
    index,
    subset: subsetOfCollection(sample["sample_metadata"]),
    fields: {
      ...identity(sample, index, context),
      ...conversation(line, record(sample["score"])),
      ...scores(record(sample["score"]), context),
      ...costOf(line),
      ...about(line, sample),
    },
  };
}

function identity(sample: Foreign, index: string, { groups }: LineContext): SampleFields {
  const group = name(sample["group_id"]);
  return known({
    id: name(sample["sample_id"]),
    groupId: group,
    repeat: number(sample["generation_index"]) ?? repeatOf(groups, group, index),
  });
}

function conversation(line: Foreign, score: Foreign): SampleFields {
  const talk = conversationOf(line["messages"]);
  const markdown = text(line["input"]);
  const answer = answerOf(score["prediction"], talk);
  const extracted = answerOf(score["extracted_prediction"], talk);
  const thought = answer === null ? null : thoughtIn(answer);
  return known({
    question: markdown === null ? talk.question : questionOfMarkdown(markdown),
    input: markdown === null ? talk.input : promptOfMarkdown(markdown),
    messages: talk.messages.length > 0 ? talk.messages : null,
    target: targetText(line["target"]),
    prediction: thought?.said ?? answer,
    reasoning: tellThoughts(talk.messages) ? null : thought?.thought,
    extracted: (extracted === null ? null : thoughtIn(extracted)?.said) ?? extracted,
  });
}

function answerOf(value: unknown, talk: Conversation): string | null {
  const stated = shown(value);
  return isPythonList(stated) ? (talk.answer ?? stated) : stated;
}

function scores(score: Foreign, { findings }: LineContext): SampleFields {
  return known({
    values: valuesOf(score["value"], unnamed, findings),
    weights: weightsOf(score),
    mainMetric: text(score["main_score_name"]),
    status: score["status"] === "success" ? null : text(score["status"]),
    explanation: text(score["explanation"]),
    judge: judgeOf(score),
    judgeError: judgeErrorOf(score),
  });
}

const ofWeights = new Set(["metric_weights"]);

/** Newer versions say of a value that is a mean itself over how many things: instructions, words. */
function weightsOf(score: Foreign): Readonly<Record<string, number>> | null {
  const stated = record(record(score["metadata"])["metric_weights"]);
  const weights = Object.entries(stated).flatMap(([metric, value]) => {
    const weight = number(value);
    return weight === null || weight < 0 ? [] : [[metric, weight] as const];
  });
  return weights.length > 0 ? Object.fromEntries(weights) : null;
}

function about(line: Foreign, sample: Foreign): SampleFields {
  const trace = agentTrace(line);
  const metadata = {
    ...record(sample["sample_metadata"]),
    ...filled({
      score: without(metadataBesideJudge(record(sample["score"])), ofWeights),
      agent: trace?.about,
    }),
  };
  return known({ trace: trace?.events, metadata: metadataOf(metadata) });
}

/** Newer versions list the accepted answers of a choice; one answer is the same as in older versions. */
function targetText(target: unknown): string | null {
  return shown(Array.isArray(target) && target.length === 1 ? target[0] : target);
}
