import { resultOf, type Level, type Problem } from "../model/problems.ts";
import { randomSequence, shuffled } from "../seeded.ts";
import { drawProblems, wordingOf, wrongResults, type Language } from "./sums.ts";

export type Row = Readonly<Record<string, string>>;

type Random = () => number;

interface Subset {
  readonly name: string;
  readonly level: Level;
  readonly language: Language;
  readonly items: number;
}

/** The subsets of the multiple-choice set, from easy to hard. */
export const choiceSubsets: readonly Subset[] = [
  { name: "one_digit", level: "one_digit", language: "en", items: 16 },
  { name: "no_carry", level: "no_carry", language: "en", items: 16 },
  { name: "carry", level: "carry", language: "en", items: 16 },
  { name: "negative", level: "negative", language: "en", items: 16 },
  { name: "times_table", level: "times_table", language: "en", items: 16 },
  { name: "zh_no_carry", level: "no_carry", language: "zh", items: 16 },
  { name: "zh_carry", level: "carry", language: "zh", items: 16 },
];

const freeLevels: readonly Level[] = ["one_digit", "no_carry", "carry", "negative", "carry"];
const freeItems = 25;

const letters = ["A", "B", "C", "D"] as const;

/** A row as evalscope's general_mcq reads it. */
function choiceRow(problem: Problem, { name, language }: Subset, n: number, random: Random): Row {
  const right = String(resultOf(problem));
  const choices = shuffled([right, ...wrongResults(problem, random).map(String)], random);
  return {
    id: `${name}-${n + 1}`,
    question: wordingOf(problem, language, n),
    ...Object.fromEntries(letters.map((letter, i) => [letter, choices[i] ?? ""])),
    answer: letters[choices.indexOf(right)] ?? "",
  };
}

/** A row as evalscope's gsm8k reads it: the way to the result, then `#### ` and the result. */
function freeRow(problem: Problem, language: Language, n: number): Row {
  const result = resultOf(problem);
  const sum = wordingOf(problem, "en", 2).replace("?", String(result));
  return { question: wordingOf(problem, language, n), answer: `${sum}\n#### ${result}` };
}

/** All files of the set by their path; the same seed gives the same rows, and no problem comes twice. */
export function sumFiles(seed: number): ReadonlyMap<string, readonly Row[]> {
  const random = randomSequence(seed);
  const used = new Set<string>();
  const files = new Map<string, readonly Row[]>();
  for (const subset of choiceSubsets) {
    const problems = drawProblems(subset.level, subset.items, used, random);
    const rows = problems.map((problem, n) => choiceRow(problem, subset, n, random));
    files.set(`sums/choice/${subset.name}_val.jsonl`, rows);
  }
  for (const language of ["en", "zh"] as const) {
    const problems = Array.from({ length: freeItems }, (_, n) =>
      drawProblems(freeLevels[n % freeLevels.length] ?? "carry", 1, used, random),
    ).flat();
    const rows = problems.map((problem, n) => freeRow(problem, language, n));
    files.set(`sums/free/${language}.jsonl`, rows);
  }
  return files;
}
