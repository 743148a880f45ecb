import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isHeldOut, resultOf } from "../model/problems.ts";
import { readQuestion } from "../endpoint/question.ts";
import { sumFiles } from "./generate-sums.ts";

const files = sumFiles(21);

test("the same seed gives the files that are committed", () => {
  for (const [file, rows] of files) {
    const text = readFileSync(join(import.meta.dirname, file), "utf8");
    expect(text).toBe(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  }
});

test("no question comes twice, and no sum was in the training", () => {
  const problems = [...files.values()]
    .flat()
    .map(({ question = "" }) => readQuestion(question)!.problem);
  expect(new Set(problems.map((problem) => JSON.stringify(problem))).size).toBe(problems.length);
  expect(problems.every((problem) => problem.operation === "multiply" || isHeldOut(problem))).toBe(
    true,
  );
});

test("each choice has four different options, and the answer is the right one", () => {
  for (const row of [...files].flatMap(([file, rows]) => (file.includes("choice") ? rows : []))) {
    const options = ["A", "B", "C", "D"].map((letter) => row[letter]);
    expect(new Set(options).size).toBe(4);
    expect(row[row["answer"] ?? ""]).toBe(
      String(resultOf(readQuestion(row["question"] ?? "")!.problem)),
    );
  }
});
