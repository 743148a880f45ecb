/**
 * Writes the generated question sets beside this file: `node evalscope/datasets/generate.ts`.
 * The sets science, language, zh and qa are written by hand and are not touched.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { randomSequence, shuffled } from "../seeded.ts";
import { arithmeticDrafts, type Draft } from "./arithmetic.ts";
import { sumFiles } from "./generate-sums.ts";
import { wordProblems } from "./word-problems.ts";

const letters = ["A", "B", "C", "D"] as const;

function lettered(draft: Draft, id: string, random: () => number): Record<string, string> {
  const choices = shuffled(draft.choices, random);
  const answer = letters[choices.indexOf(draft.choices[0] as string)] as string;
  const options = Object.fromEntries(letters.map((letter, i) => [letter, choices[i] as string]));
  return { id, question: draft.question, ...options, answer, why: draft.why };
}

function writeLines(file: string, rows: readonly object[]): void {
  const path = fileURLToPath(new URL(file, import.meta.url));
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

export function generateDatasets(seed = 20): void {
  const random = randomSequence(seed);
  const rows = arithmeticDrafts(40, random).map((draft, i) =>
    lettered(draft, `arithmetic-${i + 1}`, random),
  );
  writeLines("mcq/arithmetic_val.jsonl", rows);
  const problems = wordProblems(44, random);
  writeLines("word-problems/train.jsonl", problems.slice(0, 4));
  writeLines("word-problems/test.jsonl", problems.slice(4));
  for (const [file, sums] of sumFiles(seed + 1)) writeLines(file, sums);
}

if (import.meta.main) generateDatasets();
