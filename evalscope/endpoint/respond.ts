import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { hash32 } from "../seeded.ts";
import type { Piece, Reply } from "./reply.ts";
import type { ChatRequest } from "./wire.ts";

type Finish = "stop" | "length";

export function envelope(request: ChatRequest, object: string): Record<string, unknown> {
  const id = `chatcmpl-${hash32(request.model + request.prompt).toString(16)}`;
  return { id, object, created: Math.floor(Date.now() / 1000), model: request.model };
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

export function sendError(response: ServerResponse, status: number, message: string): void {
  const types: Readonly<Record<number, string>> = {
    404: "not_found",
    429: "rate_limit_error",
    500: "server_error",
  };
  sendJson(response, status, {
    error: { message, type: types[status] ?? "invalid_request_error" },
  });
}

function usageOf(promptTokens: number, completionTokens: number): Record<string, number> {
  const total_tokens = promptTokens + completionTokens;
  return { prompt_tokens: promptTokens, completion_tokens: completionTokens, total_tokens };
}

/** Hands on each piece as soon as it is made, at the reply's pace; returns why it ended and how many tokens there were. */
async function play(
  { pieces, pace }: Reply,
  take: (piece: Piece) => void,
): Promise<{ finish: Finish; tokens: number }> {
  await sleep(pace.firstMs);
  let tokens = 0;
  let next = pieces.next();
  for (; !next.done; next = pieces.next()) {
    take(next.value);
    tokens += next.value.tokens;
    // Also without a pace this lets the piece go out before the next one is computed.
    await sleep(next.value.tokens * pace.tokenMs);
  }
  return { finish: next.value, tokens };
}

async function sendWhole(
  response: ServerResponse,
  request: ChatRequest,
  reply: Reply,
): Promise<void> {
  const texts = { content: "", reasoning_content: "" };
  const { finish, tokens } = await play(reply, ({ field, text }) => void (texts[field] += text));
  const { content, reasoning_content } = texts;
  const message = { role: "assistant", content, ...(reasoning_content && { reasoning_content }) };
  sendJson(response, 200, {
    ...envelope(request, "chat.completion"),
    choices: [{ index: 0, message, finish_reason: finish }],
    usage: usageOf(reply.promptTokens, tokens),
  });
}

const choice = (delta: object, finish_reason: Finish | null): object => ({
  choices: [{ index: 0, delta, finish_reason }],
});

async function sendStream(
  response: ServerResponse,
  request: ChatRequest,
  reply: Reply,
): Promise<void> {
  const head = envelope(request, "chat.completion.chunk");
  const write = (fields: object): void =>
    void response.write(`data: ${JSON.stringify({ ...head, ...fields })}\n\n`);
  response.writeHead(200, { "content-type": "text/event-stream" });
  const { finish, tokens } = await play(reply, ({ field, text }) =>
    write(choice({ role: "assistant", [field]: text }, null)),
  );
  write(choice({}, finish));
  write({ choices: [], usage: usageOf(reply.promptTokens, tokens) });
  response.end("data: [DONE]\n\n");
}

/** Sends a reply in the form the request asked for. */
export async function respond(
  response: ServerResponse,
  request: ChatRequest,
  reply: Reply,
): Promise<void> {
  await (request.stream ? sendStream : sendWhole)(response, request, reply);
}
