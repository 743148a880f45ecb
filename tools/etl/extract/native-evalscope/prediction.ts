import type { SampleFields } from "../fact.ts";
import { plainText } from "../evalscope-records/content.ts";
import { costOf } from "./cost.ts";
import { type Foreign, known, record, records, text } from "../foreign.ts";
import {
  type Conversation,
  conversationOf,
  errorText,
  isPythonList,
  messageOf,
} from "../evalscope-records/messages.ts";
import { filled, metadataOf } from "./metadata.ts";
import { type LineContext, type LinePart, indexOf, subsetOfCollection } from "./part.ts";
import { agentTrace } from "./trace.ts";

/** A prediction of v1.0 and later. Until v1.6 its messages hold the answer only. */
export function predictionPart(line: Foreign, context: LineContext): LinePart {
  return {
    role: "prediction",
    index: indexOf([line["index"]], context),
    subset: subsetOfCollection(line["metadata"]),
    fields: { ...conversation(line), ...outcome(line), ...costOf(line), ...about(line) },
  };
}

function conversation(line: Foreign): SampleFields {
  const talk = conversationOf(line["messages"]);
  const answered = answerOf(line, talk);
  return known({
    question: talk.question,
    input: talk.input,
    messages: talk.messages.length > 0 ? talk.messages : null,
    prediction: answered,
  });
}

function answerOf(line: Foreign, talk: Conversation): string | null {
  const [choice] = records(record(line["model_output"])["choices"]);
  const message = choice ? messageOf(record(choice["message"])) : null;
  const stated = message && plainText(message.content);
  return stated === null || isPythonList(stated) ? (talk.answer ?? stated) : stated;
}

function outcome(line: Foreign): SampleFields {
  const output = record(line["model_output"]);
  const [choice] = records(output["choices"]);
  return known({ error: errorText(output["error"]), stopReason: text(choice?.["stop_reason"]) });
}

function about(line: Foreign): SampleFields {
  const trace = agentTrace(line);
  const metadata = { ...record(line["metadata"]), ...filled({ agent: trace?.about }) };
  return known({ trace: trace?.events, metadata: metadataOf(metadata) });
}
