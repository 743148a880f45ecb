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
const foldable = /[^\S ]|  /;

/** At most `length` characters, never half of a surrogate pair, spaces folded; … says that more follows. */
function short(text: string, length: number): string {
  const head = text.slice(0, length * looked);
  const folded = (foldable.test(head) ? head.replaceAll(/\s{2,}|[^\S ]/g, " ") : head).trim();
  if (folded.length > length) return `${folded.slice(0, length).replace(/[\ud800-\udbff]$/, "")}…`;
  return text.length > head.length && text.slice(head.length).trim() !== "" ? `${folded}…` : folded;
}
