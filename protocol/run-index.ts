import { z } from "zod";
import { Checkpoint, Completeness, RunKind, versioned } from "./run-meta.ts";

/** One run in `index.json`: all that the run list shows. */
export const RunIndexEntry = z.object({
  run_id: z.string(),
  project: z.string().nullable(),
  experiment: z.string().nullable(),
  model_name: z.string().nullable(),
  dataset: z.string().nullable().meta({ description: "`name_version`, or the name alone." }),
  start_time: z.string().nullable(),
  end_time: z.string().nullable(),
  metrics_summary: z.record(z.string(), z.number()).meta({
    description: 'Headline score of each benchmark: {"gsm8k/overall": 0.62}, native scale.',
  }),
  tags: z.array(z.string()),
  ...versioned,
  schema_version: z.string(),
  start_time_local: z.string().nullable().default(null),
  status: Completeness.default("complete"),
  kinds: z.array(RunKind).default([]),
  checkpoint: Checkpoint.nullable().default(null),
  headline: z.record(z.string(), z.string()).default({}).meta({
    description: 'Metric key behind each headline score: {"gsm8k/overall": "accuracy"}.',
  }),
  counts: z
    .object({
      suites: z.int(),
      samples: z.int(),
      series: z.int(),
      dropped: z.int(),
      warnings: z.int(),
    })
    .nullable()
    .default(null),
});
export type RunIndexEntry = z.infer<typeof RunIndexEntry>;

/** `index.json` */
export const RunIndex = z.array(RunIndexEntry);
export type RunIndex = z.infer<typeof RunIndex>;
