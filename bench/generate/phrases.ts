import { randomSequence, wholeBetween } from "../../evalscope/seeded.ts";
import { type Vocabulary, chineseVocabulary, englishVocabulary, oneOf } from "./words.ts";

/** Pieces of text, ready to be copied into a JSON string: UTF-8, escaped. */
export interface PhrasePool {
  readonly bytes: Buffer;
  /** Phrase i is bytes[starts[i] .. starts[i + 1]). */
  readonly starts: Uint32Array;
  readonly count: number;
}

export interface Phrases {
  readonly english: PhrasePool;
  readonly chinese: PhrasePool;
  readonly formulas: PhrasePool;
  readonly code: PhrasePool;
}

/**
 * The phrases that all texts are put together from. There are more than a compressor's window holds,
 * so that texts compress like prose (gzip to about a third) and not like repetitions.
 */
export function makePhrases(seed: number): Phrases {
  const random = randomSequence(seed);
  const english = englishVocabulary(random);
  const chinese = chineseVocabulary(random);
  return {
    english: pool(60_000, () => englishPhrase(english, random)),
    chinese: pool(30_000, () => chinesePhrase(chinese, random)),
    formulas: pool(8000, () => formula(random)),
    code: pool(8000, () => codeLines(english, random)),
  };
}

function pool(count: number, make: () => string): PhrasePool {
  const texts = Array.from({ length: count }, () => Buffer.from(escaped(make())));
  const starts = new Uint32Array(count + 1);
  texts.forEach((text, i) => (starts[i + 1] = (starts[i] ?? 0) + text.length));
  return { bytes: Buffer.concat(texts), starts, count };
}

/** The text as it stands between the quotes of a JSON string. */
export function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function englishPhrase(words: Vocabulary, random: () => number): string {
  const length = wholeBetween(random, 4, 10);
  const said = Array.from({ length }, () => englishWord(words, random)).join(" ");
  return said + oneOf([", ", ", ", ". ", ". ", "; ", "? ", ".\n", ".\n\n", " ("], random);
}

function englishWord(words: Vocabulary, random: () => number): string {
  if (random() < 0.06) return String(wholeBetween(random, 0, 10_000));
  const word = words.pick(random);
  return random() < 0.05 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

function chinesePhrase(words: Vocabulary, random: () => number): string {
  const length = wholeBetween(random, 8, 14);
  const said = Array.from({ length }, () => words.pick(random)).join("");
  return said + oneOf(["，", "，", "。", "。", "；", "：", "？", "。\n"], random);
}

function formula(random: () => number): string {
  const n = () => wholeBetween(random, 2, 997);
  return oneOf(
    [
      () => `$\\frac{${n()}}{${n()}} x^{2} + ${n()}x = ${n()}$ `,
      () => `\\[ \\sum_{k=1}^{${n()}} \\frac{1}{k^{2}} < ${n()} \\] `,
      () => `$\\sqrt{${n()}} \\approx ${(random() * 40).toFixed(4)}$, `,
      () => `\\boxed{${n()}}. `,
      () => `$${n()} \\times ${n()} = ${n() * n()}$; `,
    ],
    random,
  )();
}

function codeLines(words: Vocabulary, random: () => number): string {
  const [a, b] = [words.pick(random), words.pick(random)];
  const n = () => wholeBetween(random, 0, 99);
  return oneOf(
    [
      () =>
        `\n\`\`\`python\ndef ${a}(${b}, limit=${n()}):\n    return ${b} * ${n()} % ${n()}\n\`\`\`\n`,
      () =>
        `\n\`\`\`python\nfor i in range(${n()}):\n    ${a}[i] += ${b}.get("${n()}", ${n()})\n\`\`\`\n`,
      () => `\`${a}.${b}(${n()})\` `,
    ],
    random,
  )();
}

/** Copies a random phrase; gives the place after it. */
export function putPhrase(
  target: Buffer,
  at: number,
  { bytes, starts, count }: PhrasePool,
  random: () => number,
): number {
  const i = Math.floor(random() * count);
  return at + bytes.copy(target, at, starts[i], starts[i + 1]);
}
