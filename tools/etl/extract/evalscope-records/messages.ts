import type { ContentPart, JsonValue, Message, ToolCall } from "@evalsite/protocol";
import { isRecord } from "../json-lines.ts";
import { parseJson } from "../tolerant-json.ts";
import { contentParts, plainText, thoughtBeside } from "./content.ts";
import { type Foreign, known, name, record, records, shown, text } from "../foreign.ts";
import { jsonValue } from "../json-value.ts";
import { thoughtParts } from "./thought-parts.ts";

/** A conversation, and what it tells about prompt and answer. */
export interface Conversation {
  readonly messages: readonly Message[];
  /** What the model was given, as text. */
  readonly input: string | null;
  /** The last thing the user said before the model spoke: without examples or reminders around it. */
  readonly question: string | null;
  /** The last thing the model said. */
  readonly answer: string | null;
}

export function conversationOf(value: unknown): Conversation {
  const source = records(value);
  const messages = source.map((message) => messageOf(message));
  const spoken = source.findIndex((message) => message["source"] === "generate");
  const given = messages.slice(0, spoken === -1 ? lastPrompt(messages) : spoken);
  return {
    messages,
    input: promptText(given),
    question: textOf(given.findLast(({ role }) => role === "user")),
    answer: textOf(
      messages.findLast(({ role, content }) => role === "assistant" && content.length > 0),
    ),
  };
}

/** Without a mark on what was generated, the prompt ends with the last user message. */
function lastPrompt(messages: readonly Message[]): number {
  return messages.findLastIndex(({ role }) => role === "user") + 1;
}

function textOf(message: Message | undefined): string | null {
  return message ? plainText(message.content) : null;
}

/** Do the messages tell what the model thought? */
export function tellThoughts(messages: readonly Message[]): boolean {
  return messages.some(({ content }) => content.some(({ type }) => type === "reasoning"));
}

/** One message as it is; several under headings, in the form that v1.0 to v1.6 write themselves. */
function promptText(messages: readonly Message[]): string | null {
  const [only] = messages;
  if (!only) return null;
  if (messages.length === 1) return plainText(only.content);
  return messages
    .map((message) => `**${headings[message.role]}**: \n${plainText(message.content)}`)
    .join("\n\n");
}

const headings = { system: "System", user: "User", assistant: "Assistant", tool: "Tool" } as const;

/** A prompt written as Markdown under such headings: the question is what follows the last "User". */
export function questionOfMarkdown(input: string): string {
  const [, ...asked] = input.split(/^\*\*User\*\*: ?\n?/m);
  const last = asked.at(-1);
  return last === undefined ? input : last.replace(/\n*^\*\*(?:Assistant|Tool)\*\*:[\s\S]*$/m, "");
}

/** The same prompt without its heading, if it has but one. */
export function promptOfMarkdown(input: string): string {
  const [heading, ...more] = input.match(/^\*\*(?:System|User|Assistant|Tool)\*\*:/gm) ?? [];
  return heading === "**User**:" && more.length === 0 ? questionOfMarkdown(input) : input;
}

export function messageOf(message: Foreign): Message {
  const role = roleOf(message["role"]);
  const parts = role === "assistant" ? spokenParts(message) : contentParts(message["content"]);
  const calls = records(message["tool_calls"]).map((call) => toolCallOf(call));
  return {
    role,
    content: [...parts],
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
    ...known({
      tool_call_id: name(message["tool_call_id"]),
      name: text(message["function"]) ?? text(message["name"]),
      error: errorText(message["error"]),
    }),
  };
}

/** What a model thought, wherever it stands, apart from what it says. */
function spokenParts(message: Foreign): readonly ContentPart[] {
  const parts = contentParts(message["content"] ?? message["refusal"]).flatMap((part) =>
    part.type === "text" ? thoughtParts(part.text) : [part],
  );
  const beside = thoughtBeside(message).filter(
    ({ text: words }) => !parts.some((part) => part.type === "reasoning" && part.text === words),
  );
  return [...beside, ...parts];
}

function roleOf(role: unknown): Message["role"] {
  switch (role) {
    case "system":
    case "developer":
      return "system";
    case "assistant":
    case "tool":
      return role;
    case "function":
      return "tool";
    default:
      return "user";
  }
}

function toolCallOf(call: Foreign): ToolCall {
  const called = isRecord(call["function"])
    ? call["function"]
    : { ...call, name: call["function"] };
  return {
    id: name(call["id"]),
    name: text(called["name"]) ?? "unknown",
    arguments: argumentsOf(called["arguments"]),
    error: errorText(call["parse_error"]),
  };
}

/** An object, or (OpenAI) an object written as text. */
function argumentsOf(value: unknown): JsonValue {
  const parsed = typeof value === "string" ? parseJson(value) : null;
  return jsonValue(parsed?.kind === "ok" ? parsed.value : value);
}

/** `{type, message}` or a text. */
export function errorText(value: unknown): string | null {
  const { type, message } = record(value);
  const parts = [text(type), text(message)].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(": ") : text(shown(value));
}

/** Agent runs of unreleased versions wrote Python's own notation of a list where a text belongs. */
export function isPythonList(value: string | null): boolean {
  return value !== null && /^\[Content(?:Reasoning|Text|Image|Audio|Video|Data)\(/.test(value);
}
