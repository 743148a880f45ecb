import { z } from "zod";

/**
 * What became of one sample; the same classes for every source format. Columns hold places in this list: it
 * grows at its end only.
 */
export const outcomes = [
  "correct",
  "wrong",
  "partial",
  "extraction_failed",
  "truncated",
  "refused",
  "error",
  "unscored",
  "not_attempted",
  "judge_error",
] as const;

export const Outcome = z.enum(outcomes).meta({
  description:
    "correct/wrong: a binary score; partial: a score between; extraction_failed: no answer could be parsed; truncated: cut off by the length limit and not correct; refused: the model declined; error: tool or transport failure; unscored: no score exists; not_attempted: the benchmark itself grades the answer as no attempt; judge_error: the judge failed, so that nothing is known of the answer, whatever score was written.",
});
export type Outcome = z.infer<typeof Outcome>;
