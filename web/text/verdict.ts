import { bilingual } from "./bilingual.ts";

interface Counted {
  readonly better: number;
  readonly worse: number;
  readonly noDifference: number;
  /** "1.5 points" */
  readonly largest: string;
  readonly notResolved: number;
  readonly compared: number;
}

/** What is said of two runs, and of one benchmark of them. */
export const verdictTexts = bilingual({
  en: {
    title: "Is it better?",
    /** Read after the name of the candidate. */
    sentence: (baseline: string, counts: Counted) => {
      const { better, worse, noDifference, largest, notResolved, compared } = counts;
      if (compared === 0) return `has no benchmark with a score in common with ${baseline}.`;
      const benchmarks = compared === 1 ? "benchmark" : "benchmarks";
      const parts = [
        better === 0 && worse === 0
          ? `is neither better nor worse than ${baseline} on any of ${compared} ${benchmarks}`
          : better === 0
            ? `is worse than ${baseline} on ${worse} of ${compared} ${benchmarks}, better on none`
            : `is better than ${baseline} on ${better} of ${compared} ${benchmarks}, worse on ${worse === 0 ? "none" : worse}`,
        ...(noDifference > 0 ? [`on ${noDifference} no difference larger than ${largest}`] : []),
        ...(notResolved > 0 ? [`${notResolved} not resolved`] : []),
      ];
      return `${parts.join("; ")}.`;
    },
    notCompared: (count: number) =>
      count === 1
        ? "1 benchmark has no score in both."
        : `${count} benchmarks have no score in both.`,
    points: (value: string) => `${value} points`,
    counting: (done: number, total: number) =>
      `Comparing item by item: ${done} of ${total} benchmarks…`,
    fromReports:
      "From the reports alone: the items of these runs were not compared one by one, which makes every interval wider.",
    ask: (samples: string) => `Compare item by item (reads the scores of ${samples} answers)`,
    benchmark: "Benchmark",
    delta: "Δ",
    deltaOf: (candidate: string, baseline: string) => `Δ (${candidate} − ${baseline})`,
    deltaTitle: (candidate: string, baseline: string) => `${candidate} − ${baseline}`,
    interval: "95% interval",
    worse: "worse",
    better: "better",
    forest: (candidate: string) => `${candidate}: points of each metric's range`,
    q: "q",
    qTitle:
      "p of the paired difference, corrected for all benchmarks shown (Benjamini & Hochberg 1995). Up to 0.05 counts as a difference.",
    n: "n",
    nTitle: "Items with a score in both runs",
    unmatched: (count: string) => `${count} unmatched`,
    won: "Won / lost",
    wonTitle: "Items on which the run scores better and worse than the baseline",
    verdict: "Verdict",
    against: "Against the baseline",
    kinds: { better: "better", worse: "worse" },
    noDifference: (largest: string) => `no difference larger than ${largest}`,
    notResolved: "not resolved",
    needed: (items: string) => `not resolved: about ${items} items needed`,
    detectable: (least: string) =>
      `not resolved: only differences of ${least} or more could be detected`,
    why: {
      "no-pairs": "not resolved: no item has a score in both",
      "one-pair": "not resolved: a single item",
      "no-spread": "not resolved: all items differ by the same amount",
      "no-interval": "not resolved: the reports give no interval",
      "no-direction": "they differ, but neither direction is better",
    },
    reports: "from reports",
    reportsTitle:
      "Two scores taken as independent (Newcombe 1998): their items are not known, or not the same.",
    explain: (method: string, p: string, q: string) => `${method}; p ${p}, q ${q}`,
    methods: {
      t: "paired t",
      "t-clustered": "paired t, clustered",
      "newcombe-paired": "paired, Newcombe 1998 (method 10)",
    },
    pOnly: (p: string, mcnemar: string | null) =>
      mcnemar === null ? `p ${p}` : `p ${p}; exact McNemar p ${mcnemar}`,
    parts: (suite: string) => `Subsets and categories of ${suite}`,
    noParts: "This benchmark has no subsets.",
    showSamples: (run: string) => `Samples of ${run}`,
    showItems: {
      learned: "Items won",
      lost: "Items lost",
      all: "All items",
      unmatched: "Unmatched items",
      differing: "Items that differ",
    },
    note: "Δ is the mean difference over the items that both runs answered, with its 95% interval; a mark is filled only where the verdict is resolved. An item with several answers counts once, by its mean.",
    marginNote: (points: string) => `Differences within ±${points} are treated as negligible.`,
    composite: {
      title: "Composite",
      of: (count: number) =>
        count === 1 ? "weighted mean of 1 benchmark" : `weighted mean of ${count} benchmarks`,
      weights: "Weights",
      weightOf: (suite: string) => `Weight of ${suite}`,
      reset: "All equal",
      resetToProject: "As in the project's file",
      none: "No benchmark has a weight, a range and a direction.",
      missing: (suites: string) => `none: lacks ${suites}`,
      normalised:
        "Each score is first mapped to 0–100 by its metric's range, turned round where lower is better. The interval follows by propagation; Δ is paired through all benchmarks.",
      leftOut: (suites: string) => `Cannot enter, for want of a range or a direction: ${suites}.`,
    },
    warnings: {
      title: "Not the same for all runs",
      setting: (setting: string, suites: string) => `${setting} differs on ${suites}`,
      more: (count: number) => `and ${count} more`,
    },
    runs: {
      run: "Run",
      model: "Model",
      checkpoint: "Checkpoint",
      makeBaseline: (run: string) => `Make ${run} the baseline`,
      asBaseline: "as baseline",
    },
  },
  zh: {
    title: "变好了吗？",
    sentence: (baseline: string, counts: Counted) => {
      const { better, worse, noDifference, largest, notResolved, compared } = counts;
      if (compared === 0) return `与 ${baseline} 没有同时有分数的评测集。`;
      const parts = [
        better === 0 && worse === 0
          ? `在 ${compared} 个评测集上，相对 ${baseline} 没有可确认的提升或下降`
          : `在 ${compared} 个评测集中，有 ${better} 个优于 ${baseline}，${worse} 个劣于 ${baseline}`,
        ...(noDifference > 0 ? [`${noDifference} 个差异不超过 ${largest}`] : []),
        ...(notResolved > 0 ? [`${notResolved} 个尚无定论`] : []),
      ];
      return `${parts.join("；")}。`;
    },
    notCompared: (count: number) => `另有 ${count} 个评测集只有一方有分数。`,
    points: (value: string) => `${value} 个百分点`,
    counting: (done: number, total: number) => `逐题比较中：${done} / ${total} 个评测集…`,
    fromReports: "仅依据报告：尚未逐题比较，因此区间都偏宽。",
    ask: (samples: string) => `逐题比较（需读取 ${samples} 条回答的分数）`,
    benchmark: "评测集",
    delta: "Δ",
    deltaOf: (candidate: string, baseline: string) => `Δ (${candidate} − ${baseline})`,
    deltaTitle: (candidate: string, baseline: string) => `${candidate} − ${baseline}`,
    interval: "95% 区间",
    worse: "变差",
    better: "变好",
    forest: (candidate: string) => `${candidate}：占指标量程的百分点`,
    q: "q",
    qTitle:
      "配对差异的 p 值，按所示全部评测集校正（Benjamini & Hochberg 1995）。不超过 0.05 才算有差异。",
    n: "n",
    nTitle: "双方都有分数的题数",
    unmatched: (count: string) => `${count} 题未匹配`,
    won: "胜 / 负",
    wonTitle: "该运行得分高于、低于基线的题数",
    verdict: "结论",
    against: "与基线比较",
    kinds: { better: "更好", worse: "更差" },
    noDifference: (largest: string) => `差异不超过 ${largest}`,
    notResolved: "尚无定论",
    needed: (items: string) => `尚无定论：约需 ${items} 题`,
    detectable: (least: string) => `尚无定论：差异达到 ${least} 才能看出`,
    why: {
      "no-pairs": "尚无定论：没有双方都有分数的题",
      "one-pair": "尚无定论：只有一题",
      "no-spread": "尚无定论：每题的差异都相同",
      "no-interval": "尚无定论：报告没有给出区间",
      "no-direction": "有差异，但该指标无好坏之分",
    },
    reports: "仅据报告",
    reportsTitle: "两个分数按相互独立处理（Newcombe 1998）：题目未知或不相同。",
    explain: (method: string, p: string, q: string) => `${method}；p ${p}，q ${q}`,
    methods: {
      t: "配对 t",
      "t-clustered": "配对 t（聚类）",
      "newcombe-paired": "配对，Newcombe 1998（方法 10）",
    },
    pOnly: (p: string, mcnemar: string | null) =>
      mcnemar === null ? `p ${p}` : `p ${p}；精确 McNemar p ${mcnemar}`,
    parts: (suite: string) => `${suite} 的子集与类别`,
    noParts: "该评测集没有子集。",
    showSamples: (run: string) => `${run} 的样本`,
    showItems: {
      learned: "新答对的题",
      lost: "新答错的题",
      all: "全部题目",
      unmatched: "未匹配的题",
      differing: "有差异的题",
    },
    note: "Δ 为双方都作答的题目上的平均差异，并附 95% 区间；只有结论明确时标记才填实。一题多答按其均值计一次。",
    marginNote: (points: string) => `±${points}以内的差异视为可忽略。`,
    composite: {
      title: "综合分",
      of: (count: number) => `${count} 个评测集的加权平均`,
      weights: "权重",
      weightOf: (suite: string) => `${suite} 的权重`,
      reset: "全部相等",
      resetToProject: "按项目文件",
      none: "没有同时具备权重、量程和方向的评测集。",
      missing: (suites: string) => `无：缺少 ${suites}`,
      normalised:
        "各分数先按指标量程映射到 0–100，越低越好的指标取反。区间由误差传播得到；Δ 在所有评测集上逐题配对。",
      leftOut: (suites: string) => `因缺少量程或方向而不计入：${suites}。`,
    },
    warnings: {
      title: "各运行不一致之处",
      setting: (setting: string, suites: string) => `${setting} 不同：${suites}`,
      more: (count: number) => `等另外 ${count} 项`,
    },
    runs: {
      run: "运行",
      model: "模型",
      checkpoint: "检查点",
      makeBaseline: (run: string) => `将 ${run} 设为基线`,
      asBaseline: "设为基线",
    },
  },
});

export type VerdictText = (typeof verdictTexts)["en"];
