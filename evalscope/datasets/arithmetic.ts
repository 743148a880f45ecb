import { shuffled, wholeBetween } from "../seeded.ts";

/** A multiple-choice question before it has letters: the first choice is the right one. */
export interface Draft {
  readonly question: string;
  readonly choices: readonly string[];
  readonly why: string;
}

type Random = () => number;
type Kind = (random: Random) => Draft;

/** Three different wrong numbers of the sizes that slips produce. */
function slips(
  right: number,
  random: Random,
  offsets: readonly number[] = [1, -1, 2, 10, -10, 9, -9],
): string[] {
  return shuffled(offsets, random)
    .slice(0, 3)
    .map((offset) => String(right + offset));
}

const sum: Kind = (random) => {
  const [a, b] = [wholeBetween(random, 120, 899), wholeBetween(random, 120, 899)];
  return {
    question: `What is $${a} + ${b}$?`,
    choices: [String(a + b), ...slips(a + b, random)],
    why: `$${a} + ${b} = ${a + b}$.`,
  };
};

const product: Kind = (random) => {
  const [a, b] = [wholeBetween(random, 12, 49), wholeBetween(random, 12, 39)];
  const tens = Math.floor(b / 10) * 10;
  const why = `$${a}\\times${b} = ${a}\\times${tens} + ${a}\\times${b - tens} = ${a * tens} + ${a * (b - tens)} = ${a * b}$.`;
  return {
    question: `What is $${a} \\times ${b}$?`,
    choices: [String(a * b), ...slips(a * b, random)],
    why,
  };
};

const remainder: Kind = (random) => {
  const [divisor, quotient, rest] = [
    wholeBetween(random, 7, 13),
    wholeBetween(random, 8, 29),
    wholeBetween(random, 3, 5),
  ];
  const number = divisor * quotient + rest;
  const choices = [rest, rest + 1, rest - 1, rest - 2].map(String);
  return {
    question: `What is the remainder when ${number} is divided by ${divisor}?`,
    choices,
    why: `$${number} = ${divisor}\\times${quotient} + ${rest}$.`,
  };
};

const percent: Kind = (random) => {
  const [share, whole] = [wholeBetween(random, 2, 18) * 5, wholeBetween(random, 3, 24) * 20];
  const right = (share * whole) / 100;
  return {
    question: `How much is ${share} % of ${whole}?`,
    choices: [String(right), ...slips(right, random, [5, -1, 10, 15, 20])],
    why: `$${whole}\\times\\frac{${share}}{100} = ${right}$.`,
  };
};

const precedence: Kind = (random) => {
  const [a, b, c] = [
    wholeBetween(random, 11, 30),
    wholeBetween(random, 3, 9),
    wholeBetween(random, 4, 9),
  ];
  const choices = [a + b * c, (a + b) * c, a + b + c, a * b + c].map(String);
  return {
    question: `What is $${a} + ${b} \\times ${c}$?`,
    choices,
    why: `Multiplication comes first: $${b}\\times${c} = ${b * c}$, then $${a} + ${b * c} = ${a + b * c}$.`,
  };
};

const python: Kind = (random) => {
  const [start, stop] = [wholeBetween(random, 1, 4), wholeBetween(random, 8, 15)];
  const total = ((stop - start) * (start + stop - 1)) / 2;
  const code = `print(sum(range(${start}, ${stop})))`;
  return {
    question: `What does this Python program print?\n\n\`\`\`python\n${code}\n\`\`\``,
    choices: [total, total + stop, total - start, stop - start].map(String),
    why: `\`range(${start}, ${stop})\` stops before ${stop}, so the numbers ${start} to ${stop - 1} add up to ${total}.`,
  };
};

const kinds: readonly Kind[] = [sum, product, remainder, percent, precedence, python];

/** Arithmetic questions, the kinds in turn; questions whose choices collide or repeat are drawn again. */
export function arithmeticDrafts(count: number, random: Random): Draft[] {
  const drafts = new Map<string, Draft>();
  while (drafts.size < count) {
    const draft = (kinds[drafts.size % kinds.length] as Kind)(random);
    if (new Set(draft.choices).size === 4) drafts.set(draft.question, draft);
  }
  return [...drafts.values()];
}
