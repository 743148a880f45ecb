import type { ContentPart } from "@evalsite/protocol";
import { isRecord } from "../json-lines.ts";
import { type Foreign, list, record, text } from "../foreign.ts";
import { jsonValue } from "../json-value.ts";

/** A message's content: a text or a list of parts. Media keep their source as it is written. */
export function contentParts(content: unknown): readonly ContentPart[] {
  if (typeof content === "string") return content === "" ? [] : [{ type: "text", text: content }];
  return list(content).map((part) => partOf(part));
}

function partOf(part: unknown): ContentPart {
  if (typeof part === "string") return { type: "text", text: part };
  if (!isRecord(part)) return { type: "data", data: jsonValue(part) };
  switch (part["type"]) {
    case "text":
    case "input_text":
    case "output_text":
      return { type: "text", text: text(part["text"]) ?? "" };
    case "refusal":
      return { type: "text", text: text(part["refusal"]) ?? "" };
    case "reasoning":
    case "reasoning_content":
    case "thinking":
    case "redacted_thinking":
      return reasoningOf(part);
    case "image":
    case "audio":
    case "video":
      return media(part["type"], part[part["type"]]);
    case "image_url":
    case "audio_url":
    case "video_url":
      return mediaUrl(part["type"], part);
    case "data":
      return { type: "data", data: jsonValue(part["data"]) };
    default:
      return { type: "data", data: jsonValue(part) };
  }
}

const reasoningKeys = ["reasoning", "reasoning_content", "thinking", "summary", "content", "text"];

/** What a model thought, by whatever field its server puts it into: a text, or a list of parts. */
function reasoningOf(part: Foreign): ContentPart {
  const redacted = part["redacted"] === true || part["type"] === "redacted_thinking";
  const words = reasoningKeys.map((key) => thoughtText(part[key])).find((found) => found !== "");
  const isKnown = redacted || reasoningKeys.some((key) => key in part);
  if (!isKnown) return { type: "data", data: jsonValue(part) };
  return { type: "reasoning", text: words ?? "", redacted };
}

function thoughtText(value: unknown): string {
  if (typeof value === "string") return value;
  return list(value)
    .map((item) => (isRecord(item) ? (text(item["text"]) ?? "") : ""))
    .join("");
}

/** What a message says the model thought, beside its content. */
export function thoughtBeside(
  message: Foreign,
): readonly Extract<ContentPart, { type: "reasoning" }>[] {
  const beside = ["reasoning_content", "reasoning", "thinking", "reasoning_details"];
  const words = beside.map((key) => thoughtText(message[key])).find((found) => found.trim() !== "");
  return words === undefined ? [] : [{ type: "reasoning", text: words.trim(), redacted: false }];
}

type Media = "image" | "audio" | "video";

function media(kind: Media, src: unknown): ContentPart {
  return { type: "media", media: kind, src: text(src), note: null };
}

/** OpenAI's way: `{type: "image_url", image_url: {url}}`. */
function mediaUrl(type: `${Media}_url`, part: Foreign): ContentPart {
  const kind = ({ image_url: "image", audio_url: "audio", video_url: "video" } as const)[type];
  return media(kind, typeof part[type] === "string" ? part[type] : record(part[type])["url"]);
}

/** The parts as plain text: no reasoning, media by name. */
export function plainText(parts: readonly ContentPart[]): string {
  return parts.map((part) => plainPart(part)).join("");
}

function plainPart(part: ContentPart): string {
  switch (part.type) {
    case "text":
      return part.text;
    case "media":
      return `[${part.media}: ${mediaName(part.src ?? "missing")}]`;
    case "data":
      return JSON.stringify(part.data);
    case "reasoning":
      return "";
  }
}

/** Enough to tell one medium from another: the file's name, or type and checksum of inline data. */
function mediaName(src: string): string {
  const inline = /^data:([^;,]*)/.exec(src);
  if (inline) return `${inline[1]} ${checksum(src)}`;
  return (
    src
      .replace(/[?#].*$/, "")
      .split(/[/\\]/)
      .findLast(Boolean) ?? src
  );
}

/** FNV-1a, 32 bits. */
function checksum(value: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < value.length; at++)
    hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
