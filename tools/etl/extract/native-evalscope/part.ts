import type { SampleFields, SamplePart } from "../fact.ts";
import type { Findings } from "../findings.ts";
import { type Foreign, name, record, text } from "../foreign.ts";
import { NameTable } from "../name-table.ts";
import type { AnswerIndexes } from "./answer-indexes.ts";
import type { Groups } from "./repeats.ts";

/** A sample part before it is known which model and benchmark it belongs to. */
export interface LinePart {
  readonly role: SamplePart["role"];
  readonly index: string;
  /** Subset that the line itself names; null: that of the file. */
  readonly subset: string | null;
  readonly fields: SampleFields;
}

/** What reading a line may need from around it. */
export interface LineContext {
  /** 1-based. */
  readonly line: number;
  readonly groups: Groups;
  /** The answer ids that were met so far. */
  readonly answerIds: AnswerIds;
  /** What the other file of the pair says of answers that have no index here. */
  readonly answerIndexes: AnswerIndexes;
  readonly findings: Findings;
}

/** Counts answer ids. */
export class AnswerIds {
  private names: NameTable | null = null;
  /** How often an id was met after the first time, by its number. */
  private readonly again = new Map<number, number>();

  /** @returns how often the id was met before. */
  add(id: string): number {
    this.names ??= new NameTable();
    const { size } = this.names;
    const number = this.names.numberOf(id);
    if (number === size) return 0;
    const before = (this.again.get(number) ?? 0) + 1;
    this.again.set(number, before);
    return before;
  }
}

/** The line's own index; lines that have none are told apart by their order. */
export function indexOf(candidates: readonly unknown[], { line, findings }: LineContext): string {
  const found = candidates.map((candidate) => name(candidate)).find((index) => index !== null);
  if (found !== undefined && found !== null) return found;
  findings.note("no-index", "no index: the line's position stands for it");
  return String(line - 1);
}

/**
 * The index that the other file has for the answer, else its id. That is a hash of prompt and answer: two
 * rows of a dataset that are alike share it. The later ones are numbered, in the reviews as in the
 * predictions, so that none is lost.
 */
export function indexOfAnswer(
  id: unknown,
  { answerIds, answerIndexes, findings }: LineContext,
): string | null {
  const answer = name(id);
  if (answer === null) return null;
  const before = answerIds.add(answer);
  const elsewhere = answerIndexes.of(answer, before);
  if (elsewhere !== null) return elsewhere;
  if (before === 0) return answer;
  findings.note("repeated-answer-id", `answer id ${answer} again: taken as another sample`);
  return `${answer}~${before}`;
}

/** Samples of a collection belong to the subset "<dataset>/<subset>", as in its report. */
export function subsetOfCollection(metadata: unknown): string | null {
  const { dataset_name: dataset, subset_name: subset }: Foreign = record(
    record(metadata)["collection_info"],
  );
  const first = text(dataset);
  return first === null ? null : `${first}/${text(subset) ?? "default"}`;
}
