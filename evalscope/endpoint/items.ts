import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export type Topic = "arithmetic" | "science" | "language" | "zh" | "qa" | "word-problems";

interface ItemBase {
  readonly topic: Topic;
  readonly question: string;
}

export interface ChoiceItem extends ItemBase {
  readonly kind: "choice";
  readonly choices: readonly string[];
  readonly right: number;
  readonly why: string;
}

export interface TextItem extends ItemBase {
  readonly kind: "text";
  readonly reference: string;
}

export interface NumberItem extends ItemBase {
  readonly kind: "number";
  readonly steps: readonly string[];
  readonly result: number;
}

export type Item = ChoiceItem | TextItem | NumberItem;

type Row = Readonly<Record<string, string>>;

function isRow(value: unknown): value is Row {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((field) => typeof field === "string")
  );
}

function field(row: Row, name: string): string {
  const value = row[name];
  if (value === undefined) throw new Error(`row without "${name}": ${JSON.stringify(row)}`);
  return value;
}

function readRows(file: string): Row[] {
  const path = fileURLToPath(new URL(`../datasets/${file}`, import.meta.url));
  const rows: unknown[] = readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  if (!rows.every(isRow)) throw new Error(`${file}: a row is not an object of strings`);
  return rows;
}

function choiceItem(topic: Topic, row: Row): ChoiceItem {
  const letters = ["A", "B", "C", "D"];
  const choices = letters.map((letter) => field(row, letter));
  return {
    kind: "choice",
    topic,
    question: field(row, "question"),
    choices,
    right: letters.indexOf(field(row, "answer")),
    why: field(row, "why"),
  };
}

function textItem(row: Row): TextItem {
  return {
    kind: "text",
    topic: "qa",
    question: field(row, "query"),
    reference: field(row, "response"),
  };
}

function numberItem(row: Row): NumberItem {
  const [steps = "", result = ""] = field(row, "answer").split("\n#### ");
  return {
    kind: "number",
    topic: "word-problems",
    question: field(row, "question"),
    steps: steps.split("\n"),
    result: Number(result),
  };
}

/** All questions of `evalscope/datasets`. */
export function readItems(): Item[] {
  const topics = ["arithmetic", "science", "language", "zh"] as const;
  const choices = topics.flatMap((topic) =>
    readRows(`mcq/${topic}_val.jsonl`).map((row) => choiceItem(topic, row)),
  );
  const texts = ["qa/en.jsonl", "qa/zh.jsonl"].flatMap(readRows).map(textItem);
  return [...choices, ...texts, ...readRows("word-problems/test.jsonl").map(numberItem)];
}

/** The item a prompt asks about: the longest known question in it, since one question may be part of another. */
export function findItem(items: readonly Item[], prompt: string): Item | undefined {
  const asked = items.filter((item) => prompt.includes(item.question));
  return asked.reduce<Item | undefined>(
    (best, item) => (best && best.question.length >= item.question.length ? best : item),
    undefined,
  );
}
