import type { IncomingMessage, ServerResponse } from "node:http";
import { noCheckpoints, type Checkpoints } from "./checkpoints.ts";
import { newFaultSource, splitModelName, type FaultPlan } from "./faults.ts";
import { misbehave } from "./misbehave.ts";
import { modelReply, nothingAsked } from "./model-reply.ts";
import { findModel, scriptedModels } from "./models.ts";
import { readQuestion } from "./question.ts";
import type { Reply } from "./reply.ts";
import { respond, sendError, sendJson } from "./respond.ts";
import { scriptedReply } from "./scripted-reply.ts";
import { readChatRequest, type ChatRequest } from "./wire.ts";

export interface EndpointOptions {
  readonly checkpoints?: Checkpoints;
  readonly fault?: FaultPlan;
  /** How long a slow reply waits before its first token. */
  readonly slowMs?: number;
}

type Handler = (incoming: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Counts how often the same request came before. */
function newCounter(): (key: string) => number {
  const seen = new Map<string, number>();
  return (key) => {
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before;
  };
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}

/** A reply, or the status and message of a refusal. */
type Outcome = Reply | { readonly status: number; readonly message: string };

function replyTo(
  request: ChatRequest,
  checkpoints: Checkpoints,
  occurrence: number,
  inFlight: number,
): Outcome {
  const { model: name } = splitModelName(request.model);
  const scripted = findModel(name);
  if (scripted) return scriptedReply(scripted, request, occurrence, inFlight);
  const trained = checkpoints.find(name);
  if (!trained) return { status: 404, message: `no model "${name}"` };
  const question = readQuestion(request.prompt);
  return question ? modelReply(trained, question, request, occurrence) : nothingAsked();
}

function listModels(response: ServerResponse, checkpoints: Checkpoints): void {
  const names = [...scriptedModels.map(({ name }) => name), ...checkpoints.names()];
  const data = names.map((id) => ({ id, object: "model", created: 0, owned_by: "evalsite" }));
  sendJson(response, 200, { object: "list", data });
}

/** Answers every request of one server; the counts of faults and repeats begin with it. */
export function newHandler({
  checkpoints = noCheckpoints,
  fault,
  slowMs = 3000,
}: EndpointOptions): Handler {
  const faultOf = newFaultSource(fault);
  const occurrenceOf = newCounter();
  let inFlight = 0;

  async function complete(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = readChatRequest(await readBody(incoming));
    const key = JSON.stringify([request.model, request.temperature, request.prompt]);
    const wrong = faultOf(request.model, key);
    const occurrence = wrong === undefined && request.temperature > 0 ? occurrenceOf(key) : 0;
    const outcome = replyTo(request, checkpoints, occurrence, inFlight);
    if ("status" in outcome) return sendError(response, outcome.status, outcome.message);
    if (wrong !== undefined) return misbehave(wrong, response, request, outcome, slowMs);
    await respond(response, request, outcome);
  }

  async function route(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = `${incoming.method} ${incoming.url?.split("?")[0]}`;
    if (target === "POST /v1/chat/completions") await complete(incoming, response);
    else if (target === "GET /v1/models") listModels(response, checkpoints);
    else sendError(response, 404, `no route ${target}`);
  }

  return async (incoming, response) => {
    inFlight++;
    try {
      await route(incoming, response);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else sendError(response, 400, String(error));
    } finally {
      inFlight--;
    }
  };
}
