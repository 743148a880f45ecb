import { z } from "zod";
import { Interval, MetricIdentity, MetricSemantics } from "./metric.ts";
import { Outcome } from "./outcome.ts";
import { Completeness, versioned } from "./run-meta.ts";
import { fields, json, text } from "./privacy.ts";

/** One row below a metric. `is_aggregate` rows were made from others and never enter a sum. */
export const SubsetScore = z.object({
  subset: text("prose"),
  category: z
    .array(text("prose"))
    .meta({ description: 'Path from the outermost: ["STEM", "physics"].' }),
  value: z.number().nullable(),
  n: z.int().nullable(),
  is_aggregate: z.boolean(),
});
export type SubsetScore = z.infer<typeof SubsetScore>;

export const CategoryScore = z.object({
  category: z.array(text("prose")),
  value: z.number().nullable().meta({ description: "Micro average: weighted by items." }),
  macro_value: z.number().nullable().meta({ description: "Plain mean of the children." }),
  n: z.int().nullable(),
});
export type CategoryScore = z.infer<typeof CategoryScore>;

/** One metric of one benchmark, in its native scale. */
export const MetricScore = z.object({
  key: text("prose").meta({ description: "The identity as text, see metricKey." }),
  identity: MetricIdentity,
  source_name: text("prose")
    .nullable()
    .meta({ description: 'As the report spells it: "mean_acc".' }),
  value: z.number().nullable().meta({ description: "Micro average as reported." }),
  macro_value: z.number().nullable(),
  n: z.int().nullable().meta({ description: "As reported: samples, or groups for newer pass@k." }),
  semantics: MetricSemantics,
  stderr: z.number().nullable(),
  interval: Interval.nullable(),
  recomputed: z.object({ value: z.number(), n: z.int(), agrees: z.boolean() }).nullable().meta({
    description: "Mean over the samples, checked against `value`; null where that is no mean.",
  }),
  origin: z.enum(["report", "samples"]).meta({ description: "samples: no report; computed here." }),
  categories: z.array(CategoryScore),
  subsets: z.array(SubsetScore),
});
export type MetricScore = z.infer<typeof MetricScore>;

const Distribution = z.record(text("own"), z.number()).meta({
  description: "mean, std, min, p25, p50, p75, p90, p95, p99, max: those that are known.",
});

export const Performance = z.object({
  requests: z.int().nullable(),
  coverage: z
    .number()
    .nullable()
    .meta({ description: "Share of the samples that were timed, 0–1." }),
  latency_s: Distribution.nullable(),
  ttft_s: Distribution.nullable(),
  tpot_s: Distribution.nullable(),
  input_tokens: Distribution.nullable(),
  output_tokens: Distribution.nullable(),
  total_input_tokens: z.number().nullable(),
  total_output_tokens: z.number().nullable(),
  output_tokens_per_s: z.number().nullable(),
  requests_per_s: z.number().nullable(),
});
export type Performance = z.infer<typeof Performance>;

export const SuiteSummary = z.object({
  suite: text("prose"),
  overall: z.object({ metric: text("prose"), value: z.number().nullable() }),
  title: text("prose").nullable().default(null),
  description: text("prose").nullable().default(null),
  status: Completeness.default("complete"),
  metrics: z.array(MetricScore).default([]),
  outcomes: z.partialRecord(Outcome, z.int()).default({}),
  items: z.int().nullable().default(null).meta({ description: "Distinct questions." }),
  samples: z.int().nullable().default(null).meta({ description: "Answers: items × repeats." }),
  repeats: z.int().nullable().default(null),
  requested: z
    .int()
    .nullable()
    .default(null)
    .meta({ description: "How many should have been there." }),
  errored: z.int().nullable().default(null),
  pass_at_k: z
    .array(z.object({ k: z.int(), value: z.number(), stderr: z.number().nullable() }))
    .default([])
    .meta({ description: "Counted from samples, else as the report gives it." }),
  sample_score: z
    .object({
      metrics: z.array(text("prose")).meta({
        description: "Keys of the metrics that samples are judged by, the most frequent first.",
      }),
      value: z.number().meta({ description: "Mean of the samples' `score`." }),
      n: z.int().meta({ description: "Samples that have a score." }),
      is_headline: z
        .boolean()
        .meta({ description: "It is `overall`: the same metric, and the same value." }),
    })
    .nullable()
    .default(null)
    .meta({
      description:
        "What the samples' scores and outcomes are about. Null without samples that have a score.",
    }),
  performance: Performance.nullable().default(null),
  judge: json("setting").nullable().default(null),
  analysis: text("prose")
    .nullable()
    .default(null)
    .meta({ description: "Markdown written by a model." }),
  identity: fields("setting").default({}).meta({
    description:
      "What makes two results comparable: few-shot, prompt, limit, version, fingerprint.",
  }),
  breakdowns: z
    .array(
      z.object({
        name: text("prose"),
        rows: z.array(fields("content")),
      }),
    )
    .default([])
    .meta({
      description: "Cross-dataset tables of a collection: by dataset, tag, task, category.",
    }),
  store: text("own").nullable().default(null).meta({
    description: "Folder of the sample store, relative to the run's folder; null without samples.",
  }),
});
export type SuiteSummary = z.infer<typeof SuiteSummary>;

/** One load point of a stress test; times in seconds. */
export const LoadPoint = z.object({
  name: text("prose"),
  concurrency: z.number().nullable(),
  request_rate: z.number().nullable().meta({ description: "Requests a second; null = unlimited." }),
  requests: z.object({
    total: z.int().nullable(),
    succeeded: z.int().nullable(),
    failed: z.int().nullable(),
  }),
  streamed: z.boolean().nullable().default(null).meta({
    description: "False: answers came whole, so there is no first-token time; null: not known.",
  }),
  metrics: z.record(text("prose"), z.number()).meta({
    description:
      "Canonical names with units: latency_s, ttft_s, tpot_s, itl_s, output_tokens_per_s, …",
  }),
  percentiles: z.array(
    z.object({ label: text("prose"), values: z.record(text("prose"), z.number()) }),
  ),
  timeline: z.array(z.record(text("prose"), z.number())),
});
export type LoadPoint = z.infer<typeof LoadPoint>;

export const StressTest = z.object({
  name: text("prose"),
  model: text("setting").nullable(),
  settings: fields("setting"),
  points: z.array(LoadPoint),
});
export type StressTest = z.infer<typeof StressTest>;

/** `runs/<run_id>/eval_summary.json` */
export const EvalSummary = z.object({
  run_id: text("own"),
  suites: z.array(SuiteSummary),
  ...versioned,
  stress_tests: z.array(StressTest).default([]),
});
export type EvalSummary = z.infer<typeof EvalSummary>;
