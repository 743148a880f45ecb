import { bilingual } from "./bilingual.ts";

/** Texts of reports that are not on the pages. */
export const reportTexts = bilingual({
  en: {
    button: "Report",
    buttonHint: "One HTML file that opens from disk and can be mailed",
    compare: (runs: string) => `Comparison of ${runs}`,
    run: (run: string) => `Report of ${run}`,
    runs: "Runs",
    scores: "Scores",
    notes: "To be kept in mind",
    settings: "Settings",
    name: "Name",
    status: "Status",
    outcomes: "Outcomes",
    interval: "95% interval",
    against: (candidate: string, baseline: string) => `${candidate} against ${baseline}`,
    methods:
      "Differences are paired by item where both runs have samples, with 95% intervals; q is p corrected for all benchmarks shown (Benjamini & Hochberg 1995). Better or worse means q ≤ 0.05 and an interval without 0. “From reports” means that two scores were taken as independent.",
    content: (id: string) => `Content ${id}`,
    nothing: "This run has no benchmark results.",
  },
  zh: {
    button: "报告",
    buttonHint: "单个 HTML 文件，可直接打开或邮件发送",
    compare: (runs: string) => `${runs} 对比报告`,
    run: (run: string) => `${run} 报告`,
    runs: "运行",
    scores: "分数",
    notes: "注意事项",
    settings: "设置",
    name: "名称",
    status: "状态",
    outcomes: "结果类别",
    interval: "95% 区间",
    against: (candidate: string, baseline: string) => `${candidate} 对比 ${baseline}`,
    methods:
      "双方都有样本时按题配对，附 95% 区间；q 为对所示全部评测集校正后的 p（Benjamini & Hochberg 1995）。更好或更差指 q ≤ 0.05 且区间不含 0。“仅据报告”指两个分数按相互独立处理。",
    content: (id: string) => `内容标识 ${id}`,
    nothing: "该运行没有评测结果。",
  },
});
