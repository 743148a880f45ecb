import type { ServerResponse } from "node:http";
import { retryAfterS, type Fault } from "./faults.ts";
import type { Reply } from "./reply.ts";
import { envelope, respond, sendError } from "./respond.ts";
import type { ChatRequest } from "./wire.ts";

/** Gives the client what a bad server would; a slow one waits so long before the first token. */
export async function misbehave(
  fault: Fault,
  response: ServerResponse,
  request: ChatRequest,
  reply: Reply,
  slowMs: number,
): Promise<void> {
  switch (fault) {
    case "slow":
      return respond(response, request, { ...reply, pace: { ...reply.pace, firstMs: slowMs } });
    case "error":
      return sendError(response, 500, "the endpoint fails on purpose");
    case "rate-limit":
      response.setHeader("retry-after", String(retryAfterS));
      return sendError(response, 429, "too many requests, on purpose");
    case "malformed":
      return sendMalformed(response, request);
    case "cut-off":
      return sendHalf(response, request, reply);
  }
}

/** JSON that ends in the middle, behind a good status. */
function sendMalformed(response: ServerResponse, request: ChatRequest): void {
  const text = JSON.stringify({ ...envelope(request, "chat.completion"), choices: [{ index: 0 }] });
  const half = text.slice(0, text.indexOf('"choices"') + 12);
  const type = request.stream ? "text/event-stream" : "application/json";
  response.writeHead(200, { "content-type": type });
  response.end(request.stream ? `data: ${half}\n\n` : half);
}

/** The first pieces of the answer, then a closed connection. */
async function sendHalf(
  response: ServerResponse,
  request: ChatRequest,
  { pieces }: Reply,
): Promise<void> {
  const head = envelope(request, request.stream ? "chat.completion.chunk" : "chat.completion");
  const first = pieces.next();
  const text = first.done ? "" : first.value.text;
  const begun = request.stream
    ? `data: ${JSON.stringify({ ...head, choices: [{ index: 0, delta: { content: text } }] })}\n\n`
    : JSON.stringify({ ...head, choices: [{ index: 0, message: { content: text } }] }).slice(0, -4);
  response.writeHead(200, {
    "content-type": request.stream ? "text/event-stream" : "application/json",
    ...(!request.stream && { "content-length": String(begun.length + 1000) }),
  });
  response.write(begun, () => response.destroy());
}
