import { bilingual } from "./bilingual.ts";

/** Texts of the comparison of stress tests; metrics are named as on a run's page. */
export const compareStressTexts = bilingual({
  en: {
    title: "Stress tests",
    metric: "Load and metric",
    load: (concurrency: string, rate: string) => `Concurrency ${concurrency}, ${rate} requests/s`,
    unlimited: "unlimited",
    unknown: "?",
    failed: "Failed requests",
    requests: "Successful requests",
    answers: "Answers",
    streamed: { yes: "streamed", no: "not streamed" },
    note: "Points with the same load stand together; small figures are the change from the baseline. Each is one measurement: no interval is known.",
    all: "All metrics",
    fewer: "Main metrics only",
  },
  zh: {
    title: "压测",
    metric: "负载与指标",
    load: (concurrency: string, rate: string) => `并发 ${concurrency}，请求速率 ${rate} 次/秒`,
    unlimited: "不限",
    unknown: "?",
    failed: "失败请求",
    requests: "成功请求",
    answers: "回答方式",
    streamed: { yes: "流式", no: "非流式" },
    note: "相同负载的测点并列；小字为相对基线的变化。每个值只测了一次，没有区间。",
    all: "全部指标",
    fewer: "只看主要指标",
  },
});
