import type { Message } from "@evalsite/protocol";
import { type Foreign, list, record, shown, text, texts } from "../foreign.ts";
import { type Conversation, conversationOf } from "../evalscope-records/messages.ts";

type Prompt = Pick<Conversation, "question" | "input" | "messages">;

/**
 * The prompt of a line of v0.2 to v0.17: as rendered (`origin_prompt`, until v0.13), else what the
 * dataset's row offers. The question comes from the row first, so that both kinds agree.
 */
export function promptOf(line: Foreign): Prompt {
  const origin = record(line["origin_prompt"]);
  const row = line["raw_input"] ?? origin["raw_input"];
  const rendered = renderedIn(origin);
  const question = questionIn(row) ?? rendered;
  const input = rendered ?? withChoices(row, question) ?? shown(row);
  return { question: question ?? input, input, messages: messagesOf(origin, row, rendered) };
}

/** `data` is a list of prompts or, for likelihoods, of (context, continuation) pairs. */
function renderedIn(origin: Foreign): string | null {
  const data = list(origin["data"]).map((item) => (Array.isArray(item) ? item[0] : item));
  const prompts = texts(data);
  return prompts.length > 0 ? prompts.join("\n\n") : text(origin["prompt"]);
}

const questionKeys = [
  "question",
  "query",
  "prompt",
  "instruction",
  "problem",
  "input",
  "text",
  "ctx",
];

function questionIn(row: unknown): string | null {
  if (typeof row === "string") return row;
  const found = questionKeys.map((key) => text(record(row)[key])).find((asked) => asked !== null);
  return found ?? conversationOf(record(row)["messages"]).question;
}

/** Choices are fields A, B, C, …: without them the question says little. */
function withChoices(row: unknown, question: string | null): string | null {
  if (question === null) return null;
  const choices = Object.entries(record(row)).filter(([key]) => /^[A-J]$/.test(key));
  return [question, ...choices.map(([key, choice]) => `${key}) ${shown(choice) ?? ""}`)].join("\n");
}

/** Only what was recorded as said: a prompt put together from the row is no message. */
function messagesOf(origin: Foreign, row: unknown, rendered: string | null): readonly Message[] {
  const told = conversationOf(record(row)["messages"]).messages;
  if (told.length > 0) return told;
  if (rendered === null) return [];
  const system = text(origin["system_prompt"]) ?? text(record(row)["system"]);
  return [message("system", system), message("user", rendered)].flatMap((item) => item ?? []);
}

function message(role: Message["role"], words: string | null): Message | null {
  return words === null ? null : { role, content: [{ type: "text", text: words }] };
}
