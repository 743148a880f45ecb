import type { Tendency } from "../model/news/news.ts";
import { bilingual } from "./bilingual.ts";

const enTendency: Readonly<Record<Tendency, string>> = {
  failed: "failed",
  diverged: "diverged",
  better: "better",
  worse: "worse",
  mixed: "better and worse",
  alike: "no difference",
  unresolved: "not resolved",
  first: "nothing to compare with",
  unscored: "no scores",
};

const zhTendency: Readonly<Record<Tendency, string>> = {
  failed: "失败",
  diverged: "发散",
  better: "更好",
  worse: "更差",
  mixed: "有升有降",
  alike: "无差异",
  unresolved: "尚无定论",
  first: "无可比较",
  unscored: "无分数",
};

/** What is new: the start page. */
export const startText = bilingual({
  en: {
    title: "What is new",
    since: "New since",
    kinds: {
      visit: "My last visit",
      today: "Today",
      "24h": "24 hours",
      "7d": "7 days",
      all: "Ever",
    },
    at: (when: string) => `Since ${when}`,
    atStop: (when: string) => `since ${when}.`,
    runs: (count: number) => `${count} new ${count === 1 ? "run" : "runs"}`,
    tendency: enTendency,
    counted: (count: number, tendency: string) => `${count} ${tendency}`,
    withheld: (count: number) => `${count} withheld`,
    ofJudged: (count: number) => `of the newest ${count}:`,
    nothing: "Nothing is new",
    newest: "The newest runs:",
    timeless: (count: number) =>
      count === 1
        ? "1 run tells no time, so whether it is new is not known."
        : `${count} runs tell no time, so whether they are new is not known.`,
    allRuns: "All runs",
    table: (project: string) => `Newest runs of ${project}`,
    column: {
      run: "Run",
      verdict: "Verdict",
      most: "Clearest difference",
      remarks: "Remarks",
    },
    against: (run: string) => `against ${run}`,
    rule: {
      project: "The project's baseline",
      before: "The checkpoint before it in its experiment",
      best: "The best run of the project so far",
    },
    lost: (series: string, value: string, step: number) => `${series} ${value} from step ${step}`,
    exploded: (series: string, first: string, last: string) =>
      `${series} rose from ${first} to ${last}`,
    lastGood: (step: number) => `; last good checkpoint ${step}`,
    better: (count: number) => `better on ${count}`,
    worse: (count: number) => `worse on ${count}`,
    of: (parts: string, count: number) => `${parts} of ${count}`,
    fromReports: "from reports",
    fromReportsTitle:
      "Two scores taken as independent (Newcombe 1998), judged over all benchmarks of the run (Benjamini & Hochberg 1995). The comparison sets the items side by side.",
    mark: {
      "new-best": (suites: string) => `new best: ${suites}`,
      reached: (suites: string) => `target reached: ${suites}`,
      missed: (suites: string) => `target missed: ${suites}`,
    },
    more: (count: number) => `${count} more`,
    older: (count: number) =>
      `${count} older new ${count === 1 ? "run is" : "runs are"} in the list of runs only.`,
    moreProjects: (count: number) =>
      count === 1
        ? "1 more project: see the list of runs."
        : `${count} more projects: see the list of runs.`,
    projects: "Projects",
    noDetails: "The intervals of the scores could not be loaded, so nothing can be resolved.",
    and: ", ",
  },
  zh: {
    title: "最新动态",
    since: "起始时间",
    kinds: { visit: "上次访问", today: "今天", "24h": "24 小时", "7d": "7 天", all: "不限" },
    at: (when: string) => `自 ${when} 起`,
    atStop: (when: string) => `（自 ${when} 起）。`,
    runs: (count: number) => `${count} 个新运行`,
    tendency: zhTendency,
    counted: (count: number, tendency: string) => `${count} 个${tendency}`,
    withheld: (count: number) => `${count} 个暂不发布`,
    ofJudged: (count: number) => `其中最新的 ${count} 个：`,
    nothing: "没有新内容",
    newest: "最近的运行：",
    timeless: (count: number) => `${count} 个运行没有时间信息，无法判断是否为新运行。`,
    allRuns: "全部运行",
    table: (project: string) => `${project} 的最近运行`,
    column: { run: "运行", verdict: "结论", most: "最明确的差异", remarks: "备注" },
    against: (run: string) => `对比 ${run}`,
    rule: {
      project: "项目指定的基线",
      before: "同一实验中的前一个检查点",
      best: "项目目前最好的运行",
    },
    lost: (series: string, value: string, step: number) => `${series} 自第 ${step} 步起为 ${value}`,
    exploded: (series: string, first: string, last: string) => `${series} 从 ${first} 升至 ${last}`,
    lastGood: (step: number) => `；最后可用的检查点为 ${step}`,
    better: (count: number) => `${count} 个更好`,
    worse: (count: number) => `${count} 个更差`,
    of: (parts: string, count: number) => `${count} 个评测集中 ${parts}`,
    fromReports: "仅据报告",
    fromReportsTitle:
      "两个分数按相互独立处理（Newcombe 1998），并按该运行的全部评测集校正（Benjamini & Hochberg 1995）。对比页可逐题比较。",
    mark: {
      "new-best": (suites: string) => `新最佳：${suites}`,
      reached: (suites: string) => `达到目标：${suites}`,
      missed: (suites: string) => `未达目标：${suites}`,
    },
    more: (count: number) => `还有 ${count} 个`,
    older: (count: number) => `另有 ${count} 个较早的新运行，仅在运行列表中显示。`,
    moreProjects: (count: number) => `另有 ${count} 个项目，见运行列表。`,
    projects: "项目",
    noDetails: "无法加载分数的区间，因此无法得出结论。",
    and: "、",
  },
});

export type StartText = (typeof startText)["en"];
