import { expect, test } from "vitest";
import { seriesDirection } from "./series-direction.ts";

const names = {
  lower: `train/loss eval/loss test/loss eval/perplexity eval/ppl eval/gsm8k/loss eval/wer eval/cer eval/mae train/mse eval/rmse eval/nll
    eval/nll_loss eval/bits_per_byte eval/fid eval/box_loss eval/error train/loss_ner run1/train/loss eval/lpips eval/top1_error`,
  higher: `eval/acc eval/accuracy train/token_acc eval/acc@1 eval/acc(%) eval/f1 eval/macro_f1 eval/bleu eval/rouge-1 eval/score train/reward
    rewards/chosen rollout/ep_rew_mean eval/mean_reward eval/auc eval/map50 metrics/mAP50-95(B) eval/precision eval/recall eval/iou
    eval/dice eval/psnr eval/win_rate eval/ents_f eval/top1 eval/pass@1 eval/ndcg eval/exact_match eval/hellaswag train/average_score`,
  none: `train/lr train/learning_rate train/grad_norm eval/runtime train/tokens_per_second train/loss_scale actor/pg_loss train/policy_loss
    train/value_loss train/entropy_loss rewards/rejected train/reward_std completions/mean_length train/kl time/fps train/memory(GiB)
    train/epsilon critic/score/std train/max_mem`,
} as const;

test.each(
  Object.entries(names).flatMap(([direction, list]) =>
    list.split(/\s+/).map((name) => [name, direction] as const),
  ),
)("%s: %s", (name, direction) => {
  expect(seriesDirection(name)).toBe(direction);
});
