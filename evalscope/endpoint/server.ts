/**
 * A scripted endpoint for examples and tests, NOT a language model: it speaks the OpenAI chat completions interface and answers the
 * questions of `evalscope/datasets`, whose solutions it knows. Whether a "model" gets an item right follows from a hash of the model and
 * the question against the model's skill (`decide.ts`); the texts are put together from templates (`answer.ts`). Scores of its models mean nothing.
 *
 * At temperature 0 an answer depends on the request alone, in any order. Above 0, the n-th time the same request comes gets the n-th variant.
 *
 *   node evalscope/endpoint/server.ts [port]      port 0 or none: a free one; prints the address it listens on
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { writeAnswer, type Answer } from "./answer.ts";
import { findItem, readItems } from "./items.ts";
import { findModel, scriptedModels, type ScriptedModel } from "./models.ts";
import { paceOf, respond, sendJson } from "./respond.ts";
import { readChatRequest, replyOf, type ChatRequest } from "./wire.ts";

const items = readItems();
const seen = new Map<string, number>();
let inFlight = 0;

function nextOccurrence(request: ChatRequest): number {
  const key = JSON.stringify([request.model, request.temperature, request.prompt]);
  const occurrence = seen.get(key) ?? 0;
  seen.set(key, occurrence + 1);
  return request.temperature > 0 ? occurrence : 0;
}

function answerTo(request: ChatRequest, model: ScriptedModel): Answer {
  const item = findItem(items, request.prompt);
  if (!item)
    return {
      reasoning: "",
      text: "This scripted endpoint only knows the example questions of its project.",
    };
  return writeAnswer({
    model,
    item,
    temperature: request.temperature,
    occurrence: nextOccurrence(request),
  });
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}

async function complete(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = readChatRequest(await readBody(incoming));
  const model = findModel(request.model);
  if (!model)
    return sendJson(response, 404, {
      error: { message: `no scripted model "${request.model}"`, type: "not_found" },
    });
  const reply = replyOf(answerTo(request, model), model, request);
  await respond(response, request, reply, paceOf(model, request, reply, inFlight));
}

async function route(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = `${incoming.method} ${incoming.url?.split("?")[0]}`;
  if (target === "POST /v1/chat/completions") return complete(incoming, response);
  if (target !== "GET /v1/models")
    return sendJson(response, 404, { error: { message: `no route ${target}`, type: "not_found" } });
  const data = scriptedModels.map(({ name }) => ({
    id: name,
    object: "model",
    created: 0,
    owned_by: "evalsite-examples",
  }));
  sendJson(response, 200, { object: "list", data });
}

async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  inFlight++;
  try {
    await route(incoming, response);
  } catch (error) {
    if (response.headersSent) response.destroy();
    else
      sendJson(response, 400, { error: { message: String(error), type: "invalid_request_error" } });
  } finally {
    inFlight--;
  }
}

/** Listens on 127.0.0.1 and nowhere else. */
export function listen(port: number): Server {
  const server = createServer((incoming, response) => void handle(incoming, response));
  return server.listen(port, "127.0.0.1", () => {
    // A TCP server always has an AddressInfo here; Node's type also covers pipes.
    const { port: bound } = server.address() as AddressInfo;
    console.log(`http://127.0.0.1:${bound}/v1`);
  });
}

if (import.meta.main) listen(Number(process.argv[2] ?? 0));
