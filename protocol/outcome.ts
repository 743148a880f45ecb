import { z } from "zod";

/** What became of one sample; the same classes for every source format. */
export const outcomes = [
  "correct",
  "wrong",
  "partial",
  "extraction_failed",
  "truncated",
  "refused",
  "error",
  "unscored",
] as const;

export const Outcome = z.enum(outcomes).meta({
  description:
    "correct/wrong: a binary score; partial: a score between; extraction_failed: no answer could be parsed; truncated: cut off by the length limit and not correct; refused: the model declined; error: tool, transport or judge failure; unscored: no score exists.",
});
export type Outcome = z.infer<typeof Outcome>;
