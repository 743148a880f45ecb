import type { Examination } from "./examine.ts";

/** Where training is: `epoch` is lines drawn over different lines there are, since lines are drawn with replacement. */
export interface Progress {
  readonly step: number;
  readonly epoch: number;
  /** Characters read so far. */
  readonly tokens: number;
}

export interface StepFacts {
  /** Mean over the steps since the last row. */
  readonly loss: number;
  /** Before clipping, of this step alone. */
  readonly gradNorm: number;
  readonly learningRate: number;
}

/** Six digits. JSON has no NaN; like Python's json module this writes it bare, as trainers' logs hold it. */
function jsonLine(fields: Readonly<Record<string, number>>): string {
  const written = Object.entries(fields).map(([name, value]) => {
    const short = Number.isFinite(value) ? Number(value.toPrecision(6)) : value;
    return `"${name}": ${short}`;
  });
  return `{${written.join(", ")}}\n`;
}

function axes({ epoch, step, tokens }: Progress): Record<string, number> {
  return { epoch, num_input_tokens_seen: tokens, step };
}

/** A row as the Trainer of Hugging Face Transformers logs it. */
export function stepRow(progress: Progress, { loss, gradNorm, learningRate }: StepFacts): string {
  return jsonLine({ loss, grad_norm: gradNorm, learning_rate: learningRate, ...axes(progress) });
}

/** The row of an evaluation during training, with the accuracy of each level. */
export function examinationRow(
  progress: Progress,
  { loss, accuracy, levels }: Examination,
): string {
  const perLevel = Object.entries(levels)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([level, value]) => [`eval_${level}_accuracy`, value] as const);
  return jsonLine({
    eval_loss: loss,
    eval_accuracy: accuracy,
    ...Object.fromEntries(perLevel),
    ...axes(progress),
  });
}
