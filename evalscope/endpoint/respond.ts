import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { drawFor, hash32 } from "../seeded.ts";
import type { ScriptedModel } from "./models.ts";
import type { ChatRequest, Reply } from "./wire.ts";

/** Time to think before the first token, and per token; requests in flight slow each other down a little. */
export interface Pace {
  readonly firstMs: number;
  readonly tokenMs: number;
}

const tokensPerChunk = 6;

export function paceOf(
  model: ScriptedModel,
  request: ChatRequest,
  reply: Reply,
  inFlight: number,
): Pace {
  const load = 1 + 0.15 * Math.max(0, inFlight - 1);
  const jitter = 0.8 + 0.4 * drawFor("pace", model.name, request.prompt);
  return {
    firstMs: (3 + reply.usage.prompt_tokens * 0.02) * load * jitter,
    tokenMs: model.msPerToken * load,
  };
}

function envelope(request: ChatRequest, object: string): Record<string, unknown> {
  const id = `chatcmpl-${hash32(request.model + request.prompt).toString(16)}`;
  return { id, object, created: Math.floor(Date.now() / 1000), model: request.model };
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

async function sendWhole(
  response: ServerResponse,
  request: ChatRequest,
  reply: Reply,
  pace: Pace,
): Promise<void> {
  await sleep(pace.firstMs + reply.usage.completion_tokens * pace.tokenMs);
  const reasoning =
    reply.reasoning.length > 0 ? { reasoning_content: reply.reasoning.join("") } : {};
  const message = { role: "assistant", content: reply.text.join(""), ...reasoning };
  const choices = [{ index: 0, message, finish_reason: reply.finishReason }];
  sendJson(response, 200, { ...envelope(request, "chat.completion"), choices, usage: reply.usage });
}

function* deltas(reply: Reply): Generator<Record<string, string>> {
  for (let i = 0; i < reply.reasoning.length; i += tokensPerChunk)
    yield { reasoning_content: reply.reasoning.slice(i, i + tokensPerChunk).join("") };
  for (let i = 0; i < reply.text.length; i += tokensPerChunk)
    yield { content: reply.text.slice(i, i + tokensPerChunk).join("") };
}

const choice = (delta: object, finish_reason: string | null): object => ({
  choices: [{ index: 0, delta, finish_reason }],
});

async function sendStream(
  response: ServerResponse,
  request: ChatRequest,
  reply: Reply,
  pace: Pace,
): Promise<void> {
  const head = envelope(request, "chat.completion.chunk");
  const write = (fields: object): void =>
    void response.write(`data: ${JSON.stringify({ ...head, ...fields })}\n\n`);
  response.writeHead(200, { "content-type": "text/event-stream" });
  await sleep(pace.firstMs);
  for (const delta of deltas(reply)) {
    write(choice({ role: "assistant", ...delta }, null));
    await sleep(tokensPerChunk * pace.tokenMs);
  }
  write(choice({}, reply.finishReason));
  write({ choices: [], usage: reply.usage });
  response.end("data: [DONE]\n\n");
}

/** Sends a reply in the form the request asked for. */
export async function respond(
  response: ServerResponse,
  request: ChatRequest,
  reply: Reply,
  pace: Pace,
): Promise<void> {
  await (request.stream ? sendStream : sendWhole)(response, request, reply, pace);
}
