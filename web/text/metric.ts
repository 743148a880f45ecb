import { bilingual } from "./bilingual.ts";
import { words } from "./words.ts";

/** Words about metrics that several pages use. */
export const metricTexts = bilingual({
  en: {
    direction: { higher: "higher is better", lower: "lower is better" },
    outcome: {
      correct: "correct",
      wrong: "wrong",
      partial: "partly correct",
      extraction_failed: "no answer found",
      truncated: "cut off",
      refused: "refused",
      error: "error",
      unscored: "not scored",
      not_attempted: "not attempted",
      judge_error: "judge failed",
    },
    method: words({
      wilson: "Wilson",
      t: "t",
      "t-clustered": "t, clustered by item",
      reported: "as reported",
      "wilson-reported": "Wilson, from the reported value and n",
    }),
  },
  zh: {
    direction: { higher: "越高越好", lower: "越低越好" },
    outcome: {
      correct: "正确",
      wrong: "错误",
      partial: "部分正确",
      extraction_failed: "未解析到答案",
      truncated: "被截断",
      refused: "拒答",
      error: "出错",
      unscored: "未评分",
      not_attempted: "未作答",
      judge_error: "裁判出错",
    },
    method: {
      wilson: "Wilson",
      t: "t 分布",
      "t-clustered": "t 分布，按题目聚类",
      reported: "报告原值",
      "wilson-reported": "Wilson，由报告的分数与题数算出",
    },
  },
});
