import { isRecord } from "../json-lines.ts";
import type { ClaimedFile, SourceFile } from "../source.ts";
import { textLines } from "../text-lines.ts";
import { parseJson } from "../tolerant-json.ts";
import { type Foreign, name, record } from "../foreign.ts";
import { NameTable } from "../name-table.ts";

/** Under which index the other file of a pair, reviews for predictions or the reverse, has an answer. */
export class AnswerIndexes {
  private readonly answers = new NameTable();
  /** By the answer's number; rows of a dataset that are alike share an answer. */
  private readonly indexes: string[][] = [];

  add(answer: string, index: string): void {
    const known = (this.indexes[this.answers.numberOf(answer)] ??= []);
    if (!known.includes(index)) known.push(index);
  }

  /** @param before how often this answer was met before; null if the other file does not tell. */
  of(answer: string, before: number): string | null {
    return this.indexes.length === 0
      ? null
      : (this.indexes[this.answers.numberOf(answer)]?.[before] ?? null);
  }
}

/** The index that a line states itself: `index` since v0.13.1, inside `origin_prompt` for some time before. */
export function statedIndex(line: Foreign): string | null {
  return name(line["index"]) ?? name(record(line["origin_prompt"])["index"]);
}

/**
 * Reviews that were made again by a later version have an index, the predictions that they are about may
 * have none: then the reviews tell it, by the answer's id. Empty where the file itself has indexes.
 */
export async function answerIndexes(
  file: SourceFile,
  files: readonly ClaimedFile[],
): Promise<AnswerIndexes> {
  const found = new AnswerIndexes();
  const other = counterpart(file, files);
  if (other === null || !(await needsIndexes(file))) return found;
  for await (const line of objectsIn(other)) {
    const [answer, index] = [name(line["answer_id"]), statedIndex(line)];
    if (answer !== null && index !== null) found.add(answer, index);
  }
  return found;
}

async function needsIndexes(file: SourceFile): Promise<boolean> {
  for await (const line of objectsIn(file))
    return name(line["answer_id"]) !== null && statedIndex(line) === null;
  return false;
}

async function* objectsIn(file: SourceFile): AsyncIterable<Foreign> {
  for await (const { text } of textLines(file.bytes())) {
    const parsed = parseJson(text);
    if (parsed.kind === "ok" && isRecord(parsed.value)) yield parsed.value;
  }
}

const roles = ["predictions", "reviews"];

/** The file of the other role that lies at the same place of its own folder. */
function counterpart({ path }: SourceFile, files: readonly ClaimedFile[]): SourceFile | null {
  const segments = path.split("/");
  const at = segments.slice(0, -1).findLastIndex((segment) => roles.includes(segment));
  const other = roles.find((role) => role !== segments[at]);
  if (at === -1 || other === undefined) return null;
  const wanted = segments.with(at, other).join("/");
  return files.find((candidate) => candidate.file.path === wanted)?.file ?? null;
}
