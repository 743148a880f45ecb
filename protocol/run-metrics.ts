import { z } from "zod";
import { versioned } from "./run-meta.ts";
import { SeriesShard } from "./series-shard.ts";
import { fields, text } from "./privacy.ts";

export const Point = z.object({ step: z.number(), value: z.number() });
export type Point = z.infer<typeof Point>;

const axis = z.array(z.number().nullable());

/** One curve. Steps ascend strictly; every value is finite; nothing is smoothed. */
export const Series = z.object({
  name: text("prose").meta({ description: 'Canonical: "train/loss", "eval/accuracy".' }),
  points: z.array(Point),
  x: z
    .object({
      step: axis.optional().meta({
        description:
          "The step as logged, where it does not tell the points apart: x_is is row then.",
      }),
      epoch: axis.optional(),
      elapsed_s: axis.optional(),
      wall_s: axis.optional().meta({ description: "Seconds since 1970-01-01 UTC." }),
      tokens: axis.optional(),
      samples: axis.optional(),
    })
    .default({})
    .meta({ description: "Other x-axes, each as long as `points`; null where unknown." }),
  x_is: z.enum(["step", "epoch", "row"]).default("step").meta({
    description:
      "What `step` really is where the log names no step, or the same for many values: the epoch, or the row number.",
  }),
  band: z.object({ low: axis, high: axis }).nullable().default(null).meta({
    description:
      "Lowest and highest of what each point sums up, as long as `points`; null where unknown.",
  }),
  non_finite: z
    .array(z.object({ step: z.number(), value: z.enum(["NaN", "Infinity", "-Infinity"]) }))
    .default([]),
  n_total: z.int().optional().meta({ description: "Points before down-sampling." }),
  downsampled: z
    .object({ method: text("own"), n: z.int() })
    .nullable()
    .default(null),
  shard: SeriesShard.nullable().default(null).meta({
    description: "All n_total points, where `points` are only an overview.",
  }),
  stats: z
    .object({
      first: z.number(),
      last: z.number(),
      min: z.number(),
      min_step: z.number(),
      max: z.number(),
      max_step: z.number(),
    })
    .nullable()
    .default(null),
  source: text("text").nullable().default(null).meta({ description: "File the points came from." }),
});
export type Series = z.infer<typeof Series>;

export const CurveEvent = z.object({
  step: z.number(),
  kind: z.enum(["restart", "spike", "non-finite", "skipped-iteration", "nan-iteration"]),
  series: text("prose").nullable(),
  from: z.number().nullable().meta({ description: "For a restart: the highest step before it." }),
});
export type CurveEvent = z.infer<typeof CurveEvent>;

/** `runs/<run_id>/metrics.json` */
export const RunMetrics = z.object({
  run_id: text("own"),
  series: z.array(Series),
  ...versioned,
  events: z.array(CurveEvent).default([]),
  summary: fields("setting").default({}).meta({
    description: "Values a trainer reports once: train_runtime, total_flos, …",
  }),
});
export type RunMetrics = z.infer<typeof RunMetrics>;
