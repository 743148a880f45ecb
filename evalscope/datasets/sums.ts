import { isHeldOut, levelOf, resultOf, type Level, type Problem } from "../model/problems.ts";
import { shuffled, wholeBetween } from "../seeded.ts";

/** Questions for the arithmetic model: sums and differences it was not trained on, and the times tables it has learned by heart. */

type Random = () => number;
export type Language = "en" | "zh";

/** Ways to ask, with the problem's two numbers and its operation in them. */
const wordings: Readonly<Record<Language, readonly string[]>> = {
  en: ["What is {sum}?", "Work out {sum}.", "{sum} = ?", "How much is {words}?"],
  zh: ["{sum}等于多少？", "请计算：{sum}。", "{sum}得几？"],
};

const signs = { add: "+", subtract: "-", multiply: "×" } as const;
const words = { add: "plus", subtract: "minus", multiply: "times" } as const;
const chinese = { add: "加", subtract: "减", multiply: "乘" } as const;

/** The n-th way to ask for a problem. */
export function wordingOf(
  { left, operation, right }: Problem,
  language: Language,
  n: number,
): string {
  const forms = wordings[language];
  const sum =
    language === "zh"
      ? `${left}${chinese[operation]}${right}`
      : `${left} ${signs[operation]} ${right}`;
  return (forms[n % forms.length] ?? "{sum}")
    .replace("{sum}", sum)
    .replace("{words}", `${left} ${words[operation]} ${right}`);
}

function anyProblem(level: Level, random: Random): Problem {
  if (level === "times_table")
    return {
      left: wholeBetween(random, 2, 9),
      operation: "multiply",
      right: wholeBetween(random, 2, 9),
    };
  const highest = level === "one_digit" ? 9 : 99;
  const operation = random() < 0.5 ? "add" : "subtract";
  return {
    left: wholeBetween(random, 0, highest),
    operation,
    right: wholeBetween(random, 0, highest),
  };
}

const nameOf = ({ left, operation, right }: Problem): string => `${left} ${operation} ${right}`;

/** So many different problems of a level, held out of training (except the tables), none of them used before; marks them as used. */
export function drawProblems(
  level: Level,
  count: number,
  used: Set<string>,
  random: Random,
): Problem[] {
  const drawn: Problem[] = [];
  while (drawn.length < count) {
    const problem = anyProblem(level, random);
    const fits = levelOf(problem) === level && (level === "times_table" || isHeldOut(problem));
    if (!fits || used.has(nameOf(problem))) continue;
    used.add(nameOf(problem));
    drawn.push(problem);
  }
  return drawn;
}

/** Three wrong results that slips produce: one or ten off, the wrong sign, the other operation. */
export function wrongResults(problem: Problem, random: Random): number[] {
  const right = resultOf(problem);
  const other =
    problem.operation === "add" ? problem.left - problem.right : problem.left + problem.right;
  const near = [right + 1, right - 1, right + 2, right - 2];
  const slips = problem.left < 10 && problem.right < 10 ? near : [...near, right + 10, right - 10];
  const possible = new Set([...slips, -right, other]);
  possible.delete(right);
  return shuffled(
    [...possible].filter((result) => result > -100 && result < 199),
    random,
  ).slice(0, 3);
}
