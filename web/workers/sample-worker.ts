import type { CallMessage, CallName, Reply, ReplyMessage } from "../data/worker-calls.ts";
import {
  compareItems,
  compareRuns,
  compareTexts,
  learnedItems,
  selectItems,
} from "./compare-items.ts";
import { changedItems, changedOutcomes } from "./compare-groups.ts";
import { groupOutcomes, weakItems } from "./group-samples.ts";
import { listSamples } from "./list-samples.ts";
import { pairScores } from "./pair-scores.ts";
import { searchChunks } from "./search-chunks.ts";
import { readTexts } from "./text-columns.ts";

/** Columns and texts are read, decoded, filtered, sorted and searched here, off the page's thread. */
addEventListener("message", ({ data }: MessageEvent<CallMessage>) => {
  answer(data).then(
    (reply) => send({ id: data.id, kind: "ok", reply }),
    (error: unknown) => send({ id: data.id, kind: "failed", detail: String(error) }),
  );
});

async function answer(call: CallMessage): Promise<Reply<CallName>> {
  switch (call.name) {
    case "list":
      return listSamples(call.request);
    case "texts":
      return readTexts(call.request);
    case "search":
      return searchChunks(call.request);
    case "compare":
      return compareItems(call.request);
    case "select":
      return selectItems(call.request);
    case "pairs":
      return pairScores(call.request);
    case "differ":
      return compareTexts(call.request);
    case "groups":
      return groupOutcomes(call.request);
    case "weak":
      return weakItems(call.request);
    case "changes":
      return changedOutcomes(call.request);
    case "changed":
      return changedItems(call.request);
    case "learn":
      return learnedItems(call.request);
    case "agree":
      return compareRuns(call.request);
  }
}

/** Hands the arrays over without a copy: no handler keeps one that it returns. */
function send(message: ReplyMessage): void {
  const transfer = new Set(message.kind === "ok" ? buffersIn(message.reply) : []);
  postMessage(message, { transfer: [...transfer] });
}

function buffersIn(value: unknown): readonly ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  if (Array.isArray(value)) return value.flatMap(buffersIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(buffersIn);
}
