import type { Notation, Operation, Problem } from "../model/problems.ts";

/** What a chat prompt asks the arithmetic model. */
export interface Question {
  readonly problem: Problem;
  readonly notation: Notation;
  /** The texts of the options A, B, … in order; none when the answer is to be given freely. */
  readonly options: readonly string[];
}

const operations: Readonly<Record<string, readonly [Operation, Notation]>> = {
  "+": ["add", "symbol"],
  plus: ["add", "symbol"],
  "-": ["subtract", "symbol"],
  "−": ["subtract", "symbol"],
  minus: ["subtract", "symbol"],
  "*": ["multiply", "symbol"],
  "×": ["multiply", "symbol"],
  times: ["multiply", "symbol"],
  加: ["add", "chinese"],
  减: ["subtract", "chinese"],
  乘: ["multiply", "chinese"],
};

/** A number of one or two digits, an operation, and another. */
const expression = /(?<!\d)(\d{1,2}) *(\+|-|−|\*|×|plus|minus|times|加|减|乘) *(\d{1,2})(?!\d)/gu;

/** `A) 12`, as evalscope writes options. */
const option = /^([A-J])\) (.*)$/u;

/**
 * Reads a prompt: the options are the last run of lines `A) …`, and the problem is the last expression before them, so that
 * instructions and worked examples above do not matter. The words around the expression are NOT understood, only skipped; what
 * the model itself sees of the wording is whether the operation was a sign (or its English name) or a Chinese word.
 * Undefined when there is no expression.
 */
export function readQuestion(prompt: string): Question | undefined {
  const lines = prompt.split("\n");
  const last = lines.findLastIndex((line) => option.test(line));
  const before = lines.slice(0, last + 1).findLastIndex((line) => !option.test(line));
  const asked = last < 0 ? lines : lines.slice(0, before + 1);
  const [, left, sign = "", right] = [...asked.join("\n").matchAll(expression)].at(-1) ?? [];
  const meaning = operations[sign];
  if (meaning === undefined) return undefined;
  const [operation, notation] = meaning;
  return {
    problem: { left: Number(left), operation, right: Number(right) },
    notation,
    options: last < 0 ? [] : lines.slice(before + 1, last + 1).map((line) => line.slice(3).trim()),
  };
}
