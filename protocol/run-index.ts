import { z } from "zod";
import { Checkpoint, Completeness, KindStatus, RunKind, versioned } from "./run-meta.ts";
import { text } from "./privacy.ts";

/** One run in `index.json`: all that the run list shows. */
export const RunIndexEntry = z.object({
  run_id: text("own"),
  project: text("own").nullable(),
  experiment: text("own").nullable(),
  model_name: text("own").nullable(),
  dataset: text("own").nullable().meta({ description: "`name_version`, or the name alone." }),
  start_time: text("own").nullable(),
  end_time: text("own").nullable(),
  metrics_summary: z.record(text("own"), z.number()).meta({
    description: 'Headline score of each benchmark: {"gsm8k/overall": 0.62}, native scale.',
  }),
  tags: z.array(text("own")),
  ...versioned,
  schema_version: text("own"),
  start_time_local: text("own").nullable().default(null),
  status: Completeness.default("complete"),
  states: z.array(KindStatus).default([]),
  kinds: z.array(RunKind).default([]),
  checkpoint: Checkpoint.nullable().default(null),
  headline: z.record(text("own"), text("own")).default({}).meta({
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
