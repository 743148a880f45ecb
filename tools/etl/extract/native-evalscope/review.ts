import type { SampleFields } from "../fact.ts";
import { costOf } from "./cost.ts";
import { type Foreign, known, name, number, record, shown, text } from "../foreign.ts";
import { judgeOf, metadataBesideJudge } from "./judge.ts";
import {
  type Conversation,
  conversationOf,
  isPythonList,
  promptOfMarkdown,
  questionOfMarkdown,
} from "../evalscope-records/messages.ts";
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
  return known({
    question: markdown === null ? talk.question : questionOfMarkdown(markdown),
    input: markdown === null ? talk.input : promptOfMarkdown(markdown),
    messages: talk.messages.length > 0 ? talk.messages : null,
    target: targetText(line["target"]),
    prediction: answerOf(score["prediction"], talk),
    extracted: answerOf(score["extracted_prediction"], talk),
  });
}

function answerOf(value: unknown, talk: Conversation): string | null {
  const stated = shown(value);
  return isPythonList(stated) ? (talk.answer ?? stated) : stated;
}

function scores(score: Foreign, { findings }: LineContext): SampleFields {
  return known({
    values: valuesOf(score["value"], "score", findings),
    mainMetric: text(score["main_score_name"]),
    status: score["status"] === "success" ? null : text(score["status"]),
    explanation: text(score["explanation"]),
    judge: judgeOf(score),
  });
}

function about(line: Foreign, sample: Foreign): SampleFields {
  const trace = agentTrace(line);
  const metadata = {
    ...record(sample["sample_metadata"]),
    ...filled({ score: metadataBesideJudge(record(sample["score"])), agent: trace?.about }),
  };
  return known({ trace: trace?.events, metadata: metadataOf(metadata) });
}

/** Newer versions list the accepted answers of a choice; one answer is the same as in older versions. */
function targetText(target: unknown): string | null {
  return shown(Array.isArray(target) && target.length === 1 ? target[0] : target);
}
