import { drawFor, wholeBetween } from "../seeded.ts";

export type Operation = "add" | "subtract" | "multiply";

/** How the operation is written: `+ - *`, or as a Chinese word. */
export type Notation = "symbol" | "chinese";

/** Whole numbers from 0 to 99; a product's from 0 to 9. */
export interface Problem {
  readonly left: number;
  readonly operation: Operation;
  readonly right: number;
}

/** How hard a problem is. `carry` includes borrowing; `negative` is any difference below zero of two-digit numbers. */
export type Level = "one_digit" | "no_carry" | "carry" | "negative" | "times_table";

type Random = () => number;

const signs: Readonly<Record<Notation, Readonly<Record<Operation, string>>>> = {
  symbol: { add: "+", subtract: "-", multiply: "*" },
  chinese: { add: "加", subtract: "减", multiply: "乘" },
};

export function resultOf({ left, operation, right }: Problem): number {
  if (operation === "add") return left + right;
  return operation === "subtract" ? left - right : left * right;
}

/** The model's own form of a question, six characters: `12+ 7=`, numbers padded to two places. */
export function promptOf({ left, operation, right }: Problem, notation: Notation): string {
  return `${String(left).padStart(2)}${signs[notation][operation]}${String(right).padStart(2)}=`;
}

/** The model's own form of an answer, four characters: padded to three places, then the line break. */
export function answerForm(result: number | string): string {
  return `${String(result).padStart(3)}\n`;
}

/** Characters of a whole line; the model is asked with all but the last, which it only has to give. */
export const lineLength = 10;
export const promptLength = 6;

export function levelOf({ left, operation, right }: Problem): Level {
  if (operation === "multiply") return "times_table";
  if (left < 10 && right < 10) return "one_digit";
  if (operation === "subtract" && left < right) return "negative";
  const [tens, ones] = [left % 10, right % 10];
  const carries = operation === "add" ? tens + ones > 9 : tens < ones;
  return carries ? "carry" : "no_carry";
}

/** One in five sums and differences is kept out of training, in either notation. Times tables have to be learned by heart. */
export function isHeldOut({ left, operation, right }: Problem): boolean {
  return operation !== "multiply" && drawFor("held out", left, operation, right) < 0.2;
}

/** Numbers up to 9 more often than chance would have it: there are only a hundred such pairs of ten thousand. */
function drawProblem(random: Random): Problem {
  const draw = random();
  const operation = draw < 0.1 ? "multiply" : draw < 0.55 ? "add" : "subtract";
  const highest = operation === "multiply" || random() < 0.15 ? 9 : 99;
  return {
    left: wholeBetween(random, 0, highest),
    operation,
    right: wholeBetween(random, 0, highest),
  };
}

/** A problem that belongs to training, or one that is held out. Never ends if none is. */
export function drawFrom(part: "training" | "held-out", random: Random): Problem {
  for (;;) {
    const problem = drawProblem(random);
    if (isHeldOut(problem) === (part === "held-out")) return problem;
  }
}

/** Three in ten of the training lines are Chinese, so that wording is learned more slowly. */
export function drawNotation(random: Random): Notation {
  return random() < 0.3 ? "chinese" : "symbol";
}
