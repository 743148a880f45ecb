import { weightOf } from "./limits.ts";
import type { Probe, SourceFile } from "./source.ts";
import { encodingOf, textLines } from "./text-lines.ts";
import { parseJson } from "./tolerant-json.ts";

/** Bytes of a file that detection may look at. */
export const probeBytes = 64 * 1024;

/** Reads the head of a file and prepares what detection wants to see of it. */
export async function probe(file: SourceFile): Promise<Probe> {
  const bytes = await head(file);
  const text = textOf(bytes);
  const all = text.split(text.includes("\r") ? /\r?\n/ : "\n");
  const whole = file.size <= bytes.length;
  const lines = (whole || all.length === 1 ? all : all.slice(0, -1)).filter(
    (line) => line.trim() !== "",
  );
  const { path, size } = file;
  const isCut = !whole && all.length === 1;
  const first = isCut && /^\s*[[{]/.test(text) ? await longLine(file) : null;
  if (first !== null) return { path, size, bytes, text, tail: "", ...first };
  const tail = isCut ? await tailOf(file, bytes.length) : "";
  return { path, size, bytes, text, tail, lines, ...jsonOf(text, lines, whole) };
}

/** Bytes of a first line that is read to its end although it is longer than the head. */
const mostOfLine = 16 << 20;
/** `weightOf` such a line. */
const mostWeight = 200 << 20;

/** Bytes that may stand around the only line: a byte order mark and a line break. */
const mostAround = 5;

/** A first line that is longer than the head, if it is JSON and not out of bounds; null: what is known is its beginning. */
async function longLine(
  file: SourceFile,
): Promise<Pick<Probe, "lines" | "json" | "isDocument"> | null> {
  const end = Math.min(file.size, mostOfLine + 1);
  for await (const line of textLines(file.bytes({ start: 0, end }), mostOfLine)) {
    const isWhole = line.ended || end === file.size;
    if (line.tooLong !== null || !isWhole) return null;
    const bytes = encoder.encode(line.text);
    const parsed = weightOf(bytes) > mostWeight ? null : parseJson(line.text);
    if (parsed?.kind !== "ok") return null;
    const isDocument = bytes.length + mostAround >= file.size;
    return { lines: [line.text], json: parsed.value, isDocument };
  }
  return null;
}

async function head(file: SourceFile): Promise<Uint8Array> {
  const wanted = Math.min(file.size, probeBytes);
  let buffer: Uint8Array | null = null;
  let filled = 0;
  for await (const chunk of file.bytes({ start: 0, end: wanted })) {
    if (buffer === null && chunk.length === wanted) return chunk;
    buffer ??= new Uint8Array(wanted);
    const part = chunk.subarray(0, buffer.length - filled);
    buffer.set(part, filled);
    filled += part.length;
    if (filled === buffer.length) break;
  }
  return (buffer ?? new Uint8Array()).subarray(0, filled);
}

const encoder = new TextEncoder();
const tailBytes = 4 * 1024;

async function tailOf(file: SourceFile, from: number): Promise<string> {
  const start = Math.max(from, file.size - tailBytes);
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of file.bytes({ start, end: file.size }))
    text += decoder.decode(chunk, { stream: true });
  return text;
}

const utf8 = new TextDecoder();

/** A decoder for each file costs more than what it decodes; it is needed for a character that is cut. */
function textOf(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8" && (bytes.at(-1) ?? 0) < 0x80) return utf8.decode(bytes);
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}

function jsonOf(
  text: string,
  lines: readonly string[],
  whole: boolean,
): Pick<Probe, "json" | "isDocument"> {
  const all = whole && /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
  if (all?.kind === "ok") return { json: all.value, isDocument: true };
  const first = lines[0] === undefined ? undefined : parseJson(lines[0]);
  return { json: first?.kind === "ok" ? first.value : undefined, isDocument: false };
}
