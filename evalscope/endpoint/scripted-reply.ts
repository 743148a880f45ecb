import { drawFor } from "../seeded.ts";
import { writeAnswer, type Answer } from "./answer.ts";
import { findItem, readItems } from "./items.ts";
import type { ScriptedModel } from "./models.ts";
import type { Piece, Reply } from "./reply.ts";
import type { ChatRequest } from "./wire.ts";

const items = readItems();
const tokensPerPiece = 6;

/** Words, single signs and single Chinese characters: a stand-in for a tokenizer. */
function tokensOf(text: string): string[] {
  return text.match(/\s*(?:[A-Za-z]+|\d{1,3}|[^\sA-Za-z\d])|\s+$/gu) ?? [];
}

/** Six tokens at a time. */
function* cut(field: Piece["field"], tokens: readonly string[]): Generator<Piece> {
  for (let i = 0; i < tokens.length; i += tokensPerPiece) {
    const some = tokens.slice(i, i + tokensPerPiece);
    yield { field, text: some.join(""), tokens: some.length };
  }
}

/** Cuts an answer at the token limit. */
function* piecesOf(
  { reasoning, text }: Answer,
  { reasoning: place }: ScriptedModel,
  limit: number,
): Generator<Piece, "stop" | "length"> {
  const apart = place === "field" ? tokensOf(reasoning) : [];
  const thought =
    place === "field" || reasoning === "" ? "" : `<think>\n${reasoning}\n</think>\n\n`;
  const spoken = tokensOf(thought + text);
  yield* cut("reasoning_content", apart.slice(0, limit));
  yield* cut("content", spoken.slice(0, Math.max(0, limit - apart.length)));
  return apart.length + spoken.length > limit ? "length" : "stop";
}

function answerTo(request: ChatRequest, model: ScriptedModel, occurrence: number): Answer {
  const item = findItem(items, request.prompt);
  if (item) return writeAnswer({ model, item, temperature: request.temperature, occurrence });
  const text = "This scripted endpoint only knows the example questions of its project.";
  return { reasoning: "", text };
}

/** The reply of a scripted model, at the pace its script says; requests in flight slow each other down a little. */
export function scriptedReply(
  model: ScriptedModel,
  request: ChatRequest,
  occurrence: number,
  inFlight: number,
): Reply {
  const promptTokens = tokensOf(request.prompt).length;
  const load = 1 + 0.15 * Math.max(0, inFlight - 1);
  const jitter = 0.8 + 0.4 * drawFor("pace", model.name, request.prompt);
  return {
    promptTokens,
    pieces: piecesOf(answerTo(request, model, occurrence), model, request.maxTokens),
    pace: { firstMs: (3 + promptTokens * 0.02) * load * jitter, tokenMs: model.msPerToken * load },
  };
}
