import type { Answer } from "./answer.ts";
import type { ScriptedModel } from "./models.ts";

/** A request of the chat completions interface, reduced to what the scripted models look at. */
export interface ChatRequest {
  readonly model: string;
  readonly prompt: string;
  readonly stream: boolean;
  readonly temperature: number;
  readonly maxTokens: number;
}

/** An answer cut into tokens, as it goes over the wire. */
export interface Reply {
  readonly reasoning: readonly string[];
  readonly text: readonly string[];
  readonly finishReason: "stop" | "length";
  readonly usage: {
    readonly prompt_tokens: number;
    readonly completion_tokens: number;
    readonly total_tokens: number;
  };
}

const defaultMaxTokens = 320;

/** Words, single signs and single Chinese characters: a stand-in for a tokenizer. */
export function tokensOf(text: string): string[] {
  return text.match(/\s*(?:[A-Za-z]+|\d{1,3}|[^\sA-Za-z\d])|\s+$/gu) ?? [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function contentText(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .map((part: unknown) =>
      isObject(part) && typeof part["text"] === "string" ? part["text"] : "",
    )
    .join("");
}

/** Reads a request body; throws on anything that is not a chat request. */
export function readChatRequest(body: string): ChatRequest {
  const request: unknown = JSON.parse(body);
  if (
    !isObject(request) ||
    typeof request["model"] !== "string" ||
    !Array.isArray(request["messages"])
  )
    throw new Error("not a chat request");
  const last: unknown = request["messages"].at(-1);
  const number = (name: string, otherwise: number): number =>
    typeof request[name] === "number" ? request[name] : otherwise;
  return {
    model: request["model"],
    prompt: isObject(last) ? contentText(last["content"]) : "",
    stream: request["stream"] === true,
    temperature: number("temperature", 1),
    maxTokens: number("max_tokens", number("max_completion_tokens", defaultMaxTokens)),
  };
}

/** Cuts an answer at the token limit and counts. */
export function replyOf(answer: Answer, model: ScriptedModel, request: ChatRequest): Reply {
  const inField = model.reasoning === "field";
  const reasoning = inField ? tokensOf(answer.reasoning) : [];
  const thought =
    inField || answer.reasoning === "" ? "" : `<think>\n${answer.reasoning}\n</think>\n\n`;
  const text = tokensOf(thought + answer.text);
  const [prompt, wanted] = [tokensOf(request.prompt).length, reasoning.length + text.length];
  const completion = Math.min(wanted, request.maxTokens);
  return {
    reasoning: reasoning.slice(0, completion),
    text: text.slice(0, Math.max(0, completion - reasoning.length)),
    finishReason: wanted > completion ? "length" : "stop",
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
    },
  };
}
