import { pickFor } from "../seeded.ts";
import { decideOutcome, type Attempt, type Outcome } from "./decide.ts";
import type { ChoiceItem, Item, NumberItem, TextItem } from "./items.ts";

export interface Answer {
  readonly reasoning: string;
  readonly text: string;
}

const letterOf = (index: number): string => "ABCD"[index] ?? "?";
const isChinese = (item: Item): boolean => /[\u4e00-\u9fff]/u.test(item.question);

/** The wrong option depends on the family, so that checkpoints of one training repeat some of their mistakes. */
function chosenOption(attempt: Attempt, item: ChoiceItem, outcome: "right" | "wrong"): number {
  if (outcome === "right") return item.right;
  const others = item.choices.map((_, index) => index).filter((index) => index !== item.right);
  return pickFor(
    others,
    "distractor",
    attempt.model.family,
    item.question,
    attempt.temperature > 0 ? attempt.occurrence : 0,
  );
}

function weighedOptions(item: ChoiceItem, chosen: number, chinese: boolean): string {
  const verdict = (index: number): string =>
    index === chosen ? (chinese ? "符合题意" : "fits") : chinese ? "不符合" : "does not fit";
  return item.choices
    .map((choice, index) => `- **${letterOf(index)}** ${choice}: ${verdict(index)}`)
    .join("\n");
}

function answerChoice(attempt: Attempt, item: ChoiceItem, outcome: "right" | "wrong"): Answer {
  const chinese = isChinese(item);
  const chosen = chosenOption(attempt, item, outcome);
  const choice = item.choices[chosen] ?? "";
  const why =
    outcome === "right"
      ? item.why
      : chinese
        ? `“${choice}”看起来最合理。`
        : `The option "${choice}" seems to fit best.`;
  const openings = chinese
    ? ["先看题目问的是什么。", "逐个选项比较。"]
    : ["Let me see what is asked.", "I compare the options one by one."];
  const reasoning = `${pickFor(openings, "opening", attempt.model.name, item.question)} ${why}`;
  const body = pickFor(
    [`${why}\n\n${weighedOptions(item, chosen, chinese)}`, why, `> ${choice}\n\n${why}`],
    "layout",
    attempt.model.name,
    item.question,
  );
  return { reasoning, text: `${body}\n\nANSWER: ${letterOf(chosen)}` };
}

const vagueText = {
  zh: "这个问题有多种说法，主要与日常经验有关，具体情况要具体分析。",
  en: "There are several reasons, and most of them have to do with how such things are usually made and used. ",
};

/** Right answers say all of the reference or just its first sentence; wrong ones stay vague and break off after a few words of it. */
function textBody(
  attempt: Attempt,
  item: TextItem,
  outcome: "right" | "wrong",
  chinese: boolean,
): string {
  const [first = "", ...others] = item.reference.split(chinese ? /(?<=[。；])/u : /(?<=\.)\s+/u);
  if (outcome === "wrong")
    return (chinese ? vagueText.zh : vagueText.en) + first.slice(0, chinese ? 8 : 30);
  return pickFor([[first, ...others], [first]], "length", attempt.model.name, item.question).join(
    chinese ? "" : " ",
  );
}

function answerText(attempt: Attempt, item: TextItem, outcome: "right" | "wrong"): Answer {
  const chinese = isChinese(item);
  const closing = chinese
    ? "\n\n总之，这就是**主要原因**。"
    : "\n\nIn short, that is the **main point**.";
  const end = pickFor(["", closing], "closing", attempt.model.name, item.question);
  const reasoning = chinese ? "用户想要一个简短的解释。" : "The user wants a short explanation.";
  return { reasoning, text: textBody(attempt, item, outcome, chinese) + end };
}

function answerNumber(attempt: Attempt, item: NumberItem, outcome: "right" | "wrong"): Answer {
  const slip = pickFor([1, -1, 2, 10, -10], "slip", attempt.model.family, item.question);
  const result = outcome === "right" ? item.result : item.result + slip;
  const steps = outcome === "right" ? item.steps : item.steps.slice(0, -1);
  const listed = steps
    .map((step, index) => `${index + 1}. ${step.replaceAll(" * ", " × ")}`)
    .join("\n");
  return {
    reasoning: "I work it out step by step.",
    text: `${listed}\n\nSo the result is $\\boxed{${result}}$.`,
  };
}

function draftAnswer(attempt: Attempt, outcome: "right" | "wrong"): Answer {
  const { item } = attempt;
  if (item.kind === "choice") return answerChoice(attempt, item, outcome);
  if (item.kind === "text") return answerText(attempt, item, outcome);
  return answerNumber(attempt, item, outcome);
}

// The last capital of this text is an "I", which no question has as an option: a parser that falls back on capitals finds nothing.
function unparsable(item: Item): Answer {
  return isChinese(item)
    ? {
        reasoning: "几个选项都有道理。",
        text: "这道题可以从不同角度理解，几种说法都有一定道理，很难只选一个。",
      }
    : {
        reasoning: "Several readings are possible.",
        text: "It depends on how one reads the question. I would rather not settle on a single one.",
      };
}

function rambling(item: Item): Answer {
  const doubt = isChinese(item)
    ? "等一下，让我再检查一遍。前面的想法好像不对，从头再来。"
    : "Wait, let me check that again. The first idea may be wrong, so I start over. ";
  return { reasoning: doubt, text: doubt.repeat(60) };
}

function refusal(item: Item): Answer {
  return {
    reasoning: "",
    text: isChinese(item)
      ? "抱歉，我无法回答这个问题。"
      : "I'm sorry, but I can't help with that question.",
  };
}

const accidents: Readonly<Record<Exclude<Outcome, "right" | "wrong">, (item: Item) => Answer>> = {
  unparsable,
  rambling,
  refusal,
};

/** The whole answer of a scripted model; the same attempt always gets the same text. */
export function writeAnswer(attempt: Attempt): Answer {
  const outcome = decideOutcome(attempt);
  if (outcome === "right" || outcome === "wrong") return draftAnswer(attempt, outcome);
  return accidents[outcome](attempt.item);
}
