import type { Sample, SamplePreview } from "@evalsite/protocol";

const most = { input: 200, target: 100, prediction: 160 } as const;

/** A sample as a row of a table. @param question its prompt without what all samples share. */
export function samplePreview(sample: Sample, question: string): SamplePreview {
  const { id, outcome, subset, repeat, score, metrics } = sample;
  const { input_tokens, output_tokens, latency_s, ttft_s } = sample;
  return {
    id,
    input: short(question, most.input),
    target: short(sample.target ?? "", most.target),
    prediction: short(sample.extracted || (sample.prediction ?? ""), most.prediction),
    outcome,
    subset,
    repeat,
    score,
    input_tokens,
    output_tokens,
    latency_s,
    ttft_s,
    prediction_chars: sample.prediction?.length ?? 0,
    metrics,
  };
}

/** Characters looked at for each that is shown, as long runs of spaces are folded. */
const looked = 2;

/** At most `length` characters, never half of a surrogate pair, spaces folded; … says that more follows. */
function short(text: string, length: number): string {
  const head = text.slice(0, length * looked);
  const folded = withFoldedSpaces(head, length + 1);
  if (folded.length > length) return `${folded.slice(0, endOfWhole(folded, length))}…`;
  return endOfSpace(text, head.length) < text.length ? `${folded}…` : folded;
}

/** The same place, or the one before it if half of a surrogate pair stood there. */
function endOfWhole(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}

/** Every run of white space as one space, none at the ends; no more than is needed for `enough` characters. */
function withFoldedSpaces(text: string, enough: number): string {
  let folded = "";
  let start = endOfSpace(text, 0);
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!isSpace(code)) continue;
    const end = endOfSpace(text, at + 1);
    if (end === text.length) return folded + text.slice(start, at);
    if (code === space && end === at + 1) continue;
    folded += `${text.slice(start, at)} `;
    start = end;
    at = end - 1;
    if (folded.length >= enough) return folded;
  }
  return folded + text.slice(start);
}

const space = 32;

function endOfSpace(text: string, start: number): number {
  let end = start;
  while (end < text.length && isSpace(text.charCodeAt(end))) end++;
  return end;
}

/** What a pattern's `\s` is. */
function isSpace(code: number): boolean {
  if (code < 128) return code === space || (code >= 9 && code <= 13);
  if (code < 0x1680 || code > 0x3000) return code === 0xa0 || code === 0xfeff;
  return rareSpaces.has(code);
}

const rareSpaces: ReadonlySet<number> = new Set(
  [0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000].concat(
    Array.from({ length: 11 }, (_, at) => 0x2000 + at),
  ),
);
