/** What is minimised in training, or counted without being good or bad: how it goes says nothing of how good a run is. */
const neither =
  /loss_scale|(?:^|[/_])(?:policy|actor|pg|critic|value|vf|entropy|kl)(?:_\w+)?_loss|rewards\/rejected|[_/](?:std|stddev|var|variance|min|max)$|std_reward|reward_std/iu;
const lower =
  /loss|perplexity|(?:^|[/_-])(?:ppl|wer|cer|mae|mse|rmse|mape|error|err|nll|bpb|bpc|bits_per_byte|fid|lpips|brier|ece|cross_entropy)(?:$|[/_-])|损失|困惑度/iu;
const higher =
  /acc(?:uracy)?(?:$|[/_@(-])|reward|(?:^|[/_-])(?:f1|bleu|rouge|chrf|meteor|score|exact_match|em|pass|precision|recall|auc|auroc|m?ap|map50|m?iou|dice|psnr|ssim|ndcg|mrr|win_?rate|success_rate|pass_rate|returns?|ep_rew_mean|hellaswag|ents_[fpr]|top[15]|r2|mcc|spearman|pearson)(?:$|[/_@(\d-])|准确率|奖励/iu;

/** Which way a training log's series is to go, as its name tells; "none" where it does not. */
export function seriesDirection(name: string): "higher" | "lower" | "none" {
  if (neither.test(name)) return "none";
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
