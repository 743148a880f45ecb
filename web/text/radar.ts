import { bilingual } from "./bilingual.ts";

/** Texts about radars, on the page of a run and in the comparison. */
export const radarTexts = bilingual({
  en: {
    label: "Headline scores of the comparable benchmarks",
    axis: "Benchmark",
    score: "Score",
    part: "Subset",
    over: "Over",
    benchmarks: "benchmarks",
    subsetsOf: (suite: string) => `subsets of ${suite}`,
    comma: ", ",
    some: (drawn: number, all: number) =>
      `${drawn} of ${all} are drawn: more could not be told apart.`,
    axes: (drawn: number, all: number) => `Axes: ${drawn} of ${all}`,
    limits: (least: number, most: number) => `At least ${least}, at most ${most}.`,
    tooFew: (count: number) =>
      `No radar: it needs at least three benchmarks whose headline metrics share range and direction; here there ${count === 1 ? "is" : "are"} ${count === 0 ? "none" : count}.`,
    leftOut: {
      "no-value": (names: string) => `Without a score: ${names}.`,
      "not-quality": (names: string) => `Not on a radar, since no direction is better: ${names}.`,
      "no-range": (names: string) => `Not on a radar, since the metric has no bounds: ${names}.`,
      "other-scale": (names: string) =>
        `Not on a radar, since range or direction differ from the others: ${names}.`,
    },
  },
  zh: {
    label: "可比评测集的主要分数",
    axis: "评测集",
    score: "分数",
    part: "子集",
    over: "范围",
    benchmarks: "各评测集",
    subsetsOf: (suite: string) => `${suite} 的子集`,
    comma: "、",
    some: (drawn: number, all: number) => `共 ${all} 项，只画 ${drawn} 项，再多就分不清了。`,
    axes: (drawn: number, all: number) => `坐标轴：${drawn} / ${all}`,
    limits: (least: number, most: number) => `至少 ${least} 项，至多 ${most} 项。`,
    tooFew: (count: number) =>
      `没有雷达图：至少需要三个主要指标取值范围和方向相同的评测集，这里有 ${count} 个。`,
    leftOut: {
      "no-value": (names: string) => `没有分数：${names}。`,
      "not-quality": (names: string) => `不进入雷达图（指标没有好坏方向）：${names}。`,
      "no-range": (names: string) => `不进入雷达图（指标没有上下限）：${names}。`,
      "other-scale": (names: string) => `不进入雷达图（取值范围或方向与其他不同）：${names}。`,
    },
  },
});
