import { choose } from "../model/choose.ts";
import { generate, logLikelihood } from "../model/generate.ts";
import { answerForm, promptLength, promptOf } from "../model/problems.ts";
import type { Model } from "../model/transformer.ts";
import { hash32, randomSequence } from "../seeded.ts";
import type { Question } from "./question.ts";
import type { Piece, Reply } from "./reply.ts";
import type { ChatRequest } from "./wire.ts";

const unhurried = { firstMs: 0, tokenMs: 0 };

const piece = (text: string): Piece => ({ field: "content", text, tokens: 1 });

/** The characters of the model's own answer; blanks before it are its padding and are not sent. */
function* freeAnswer(
  model: Model,
  prompt: string,
  { temperature, maxTokens }: ChatRequest,
  random: () => number,
): Generator<Piece, "stop" | "length"> {
  const characters = generate(model, prompt, { temperature, random, limit: maxTokens });
  let next = characters.next();
  for (let begun = false; !next.done; next = characters.next()) {
    begun ||= next.value !== " ";
    if (begun) yield piece(next.value);
  }
  return next.value;
}

/** An option in the model's form; undefined when it is longer than any answer the model can give. */
function scoreOption(model: Model, prompt: string, option: string): number {
  const form = answerForm(option.replace("−", "-"));
  return /^[ -]{0,2}\d+\n$/u.test(form) && form.length === 4
    ? logLikelihood(model, prompt, form)
    : Number.NEGATIVE_INFINITY;
}

/** One line an option with the log-likelihood of its text, then the letter: the likeliest, or above temperature 0 a draw. */
function* optionAnswer(
  model: Model,
  prompt: string,
  options: readonly string[],
  draw: (scores: Float32Array) => number,
): Generator<Piece, "stop" | "length"> {
  const scores = new Float32Array(options.length);
  for (const [i, option] of options.entries()) {
    scores[i] = scoreOption(model, prompt, option);
    yield piece(`${letterOf(i)}) ${option}: ${scores[i].toFixed(2)}\n`);
  }
  yield piece(`\nANSWER: ${letterOf(draw(scores))}`);
  return "stop";
}

function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

function* refusal(): Generator<Piece, "stop" | "length"> {
  yield piece("I only do sums of numbers up to 99.");
  return "stop";
}

/** What is said, not by the model, to a prompt without a sum: clients greet an endpoint to see whether it is there. */
export const nothingAsked = (): Reply => ({ promptTokens: 0, pieces: refusal(), pace: unhurried });

/**
 * The reply of a trained model. Free questions are decoded character by character; of options, each is scored by the model's
 * likelihood of its text. Above temperature 0 the n-th same request draws from the n-th seed, so that repeats differ and yet
 * come out the same another time. Tokens are the model's: characters read and written (an option's line counts for one).
 */
export function modelReply(
  model: Model,
  { problem, notation, options }: Question,
  request: ChatRequest,
  occurrence: number,
): Reply {
  const prompt = promptOf(problem, notation);
  const random = randomSequence(hash32(`${request.model}\n${request.prompt}\n${occurrence}`));
  const { temperature } = request;
  const pieces =
    options.length === 0
      ? freeAnswer(model, prompt, request, random)
      : optionAnswer(model, prompt, options, (scores) => choose(scores, temperature, random));
  return { promptTokens: promptLength * Math.max(1, options.length), pieces, pace: unhurried };
}
