import { wholeBetween } from "../seeded.ts";

/** A word problem in the row shape of the gsm8k benchmark: the steps, then `#### ` and the number. */
export interface WordProblem {
  readonly question: string;
  readonly answer: string;
}

type Random = () => number;
type Kind = (random: Random, name: string) => WordProblem;

const names = [
  "Amara",
  "Bo",
  "Chen",
  "Dilek",
  "Emil",
  "Farah",
  "Goran",
  "Hana",
  "Ines",
  "Jonas",
] as const;

function problem(question: string, steps: readonly string[], result: number): WordProblem {
  return { question, answer: `${steps.join("\n")}\n#### ${result}` };
}

const boxes: Kind = (random, name) => {
  const [count, each, given] = [
    wholeBetween(random, 3, 9),
    wholeBetween(random, 6, 15),
    wholeBetween(random, 4, 16),
  ];
  const all = count * each;
  return problem(
    `${name} packs ${count} boxes with ${each} jars each and then gives ${given} jars to a neighbour. How many jars are left?`,
    [
      `${count} boxes hold ${count} * ${each} = ${all} jars.`,
      `After the gift ${all} - ${given} = ${all - given} jars are left.`,
    ],
    all - given,
  );
};

const trip: Kind = (random, name) => {
  const [speed, hours, rest] = [
    wholeBetween(random, 12, 22),
    wholeBetween(random, 2, 5),
    wholeBetween(random, 5, 30),
  ];
  const ridden = speed * hours;
  return problem(
    `${name} cycles for ${hours} hours at ${speed} km/h and then ${rest} km more. How many kilometres is that in all?`,
    [
      `In ${hours} hours ${name} rides ${hours} * ${speed} = ${ridden} km.`,
      `Together with the rest it is ${ridden} + ${rest} = ${ridden + rest} km.`,
    ],
    ridden + rest,
  );
};

const shopping: Kind = (random, name) => {
  const [pens, penPrice, books, bookPrice] = [
    wholeBetween(random, 3, 8),
    wholeBetween(random, 2, 4),
    wholeBetween(random, 2, 5),
    wholeBetween(random, 6, 12),
  ];
  const [cost, paid] = [pens * penPrice + books * bookPrice, 100];
  return problem(
    `${name} buys ${pens} pens at ${penPrice} euros and ${books} books at ${bookPrice} euros and pays with ${paid} euros. How many euros come back?`,
    [
      `The pens cost ${pens} * ${penPrice} = ${pens * penPrice} euros.`,
      `The books cost ${books} * ${bookPrice} = ${books * bookPrice} euros.`,
      `The change is ${paid} - ${cost} = ${paid - cost} euros.`,
    ],
    paid - cost,
  );
};

const sharing: Kind = (random, name) => {
  const [friends, each, extra] = [
    wholeBetween(random, 3, 7),
    wholeBetween(random, 4, 12),
    wholeBetween(random, 2, 9),
  ];
  const all = friends * each + extra;
  return problem(
    `${name} has ${all} stickers, keeps ${extra} and shares the others equally among ${friends} friends. How many does each friend get?`,
    [
      `${all} - ${extra} = ${all - extra} stickers are shared.`,
      `Each friend gets ${all - extra} / ${friends} = ${each}.`,
    ],
    each,
  );
};

const kinds: readonly Kind[] = [boxes, trip, shopping, sharing];

/** Different word problems, the kinds and the names in turn. */
export function wordProblems(count: number, random: Random): WordProblem[] {
  const problems = new Map<string, WordProblem>();
  while (problems.size < count) {
    const turn = problems.size;
    const made = (kinds[turn % kinds.length] as Kind)(random, names[turn % names.length] as string);
    problems.set(made.question, made);
  }
  return [...problems.values()];
}
