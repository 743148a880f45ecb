const lower = /loss|perplexity|(?:^|[/_-])(?:ppl|wer|cer|mae|mse|rmse|error)(?:$|[/_-])/iu;
const higher =
  /acc(?:uracy)?(?:$|[/_@-])|reward|(?:^|[/_-])(?:f1|bleu|rouge|score|exact_match|em|pass)(?:$|[/_@-])/iu;

/** Which way a training log's series is to go, as its name tells; "none" where it does not. */
export function seriesDirection(name: string): "higher" | "lower" | "none" {
  if (lower.test(name)) return "lower";
  return higher.test(name) ? "higher" : "none";
}

/** Evaluation losses first, then other losses, then what else was evaluated. */
export function seriesRank(name: string): number {
  const isLoss = lower.test(name);
  const isEval = /^(?:eval|val|valid|validation|test)\b/iu.test(name);
  if (isLoss) return isEval ? 0 : /^train\/loss$/u.test(name) ? 1 : 2;
  return isEval ? 3 : 4;
}
