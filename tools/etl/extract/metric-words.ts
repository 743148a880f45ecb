/** Words in names of what trainings measure. */
const words =
  /(?:^|[^a-z])(?:loss(?:es)?|acc(?:uracy)?|lr|learning[\s_]?rate|rewards?|returns?|grad(?:ient)?[\s_]?norm|gnorm|ppl|perplexity|nll|f1|bleu|rouge|auc|auroc|mae|mse|rmse|wer|cer|error|entropy|kl|score|precision|recall|m?ap(?:50)?|m?iou|dice|psnr|ssim|fid|throughput|tokens?|fps|ep_rew_mean|win_?rate|损失|准确率|正确率|奖励|困惑度|学习率)(?:$|[^a-z])/i;

/** Does a name speak of what a training measures: "train_loss", "valAcc", "top1-accuracy"? */
export function isMetricWord(name: string): boolean {
  return words.test(name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_"));
}

const ofTraining =
  /(?:^|[^a-z])(?:loss(?:es)?|lr|learning[\s_]?rate|rewards?|returns?|ppl|perplexity|nll|损失|奖励)(?:$|[^a-z])|^(?:train|val|valid|validation|test|eval)(?:ing)?[\s_/-]/i;

/** Does a name speak of a training and of nothing else: "loss", "val_accuracy"; not "precision"? */
export function isTrainingWord(name: string): boolean {
  return ofTraining.test(name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_"));
}
