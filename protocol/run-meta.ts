import { z } from "zod";
import { Issue } from "./issue.ts";
import { fields, text } from "./privacy.ts";

const versioned = {
  schema_version: text("own").default("v1"),
  revision: z.int().default(0),
  content_id: text("own").nullable().default(null).meta({
    description:
      "Same in every file of one run as written together; files that differ belong to different publications.",
  }),
};

export const Completeness = z
  .enum(["complete", "partial", "provisional", "failed", "running", "unknown", "empty", "unread"])
  .meta({
    description:
      "unknown: nothing tells whether it came to its end; empty: asked for, and nothing was found; unread: results are there that are not read yet.",
  });
export type Completeness = z.infer<typeof Completeness>;

/** Where a training run stood when it was evaluated. */
export const Checkpoint = z.object({
  step: z.number().nullable(),
  tokens: z.number().nullable(),
  epoch: z.number().nullable(),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

export const RunKind = z.enum(["evaluation", "training", "stress-test"]);
export type RunKind = z.infer<typeof RunKind>;

/** What a status rests on. */
export const StatusReason = z.enum([
  "all-there",
  "answers-missing",
  "interrupted",
  "no-report",
  "no-score",
  "only-configuration",
  "other-backend",
  "end-reached",
  "end-reported",
  "stopped",
  "near-end",
  "end-unknown",
  "some-failed",
  "all-failed",
]);
export type StatusReason = z.infer<typeof StatusReason>;

/** How far a run got with one kind of work. */
export const KindStatus = z.object({
  kind: RunKind.nullable().meta({ description: "Null: nothing of any kind was found." }),
  status: Completeness,
  reason: StatusReason,
  done: z.number().nullable().meta({ description: "Of `total`, what is there." }),
  total: z.number().nullable().meta({ description: "What was planned, where the source says so." }),
  unit: z.enum(["steps", "epochs", "requests", "benchmarks", "samples"]).nullable(),
  detail: text("prose").nullable().meta({
    description: 'For other-backend, its name: "OpenCompass"; for stopped "early-stopping".',
  }),
});
export type KindStatus = z.infer<typeof KindStatus>;

/** One file of the raw folder and what was made of it. */
export const SourceAccount = z.object({
  path: text("text").meta({ description: "Relative to the run's folder." }),
  reader: text("own")
    .nullable()
    .meta({ description: "Reader id; null when no reader took the file." }),
  format: text("own").nullable().meta({
    description:
      'What it was recognised as, also where no reader takes it: "review (era D)", "HELM run".',
  }),
  bytes: z.int(),
  records: z.int().meta({ description: "Lines, rows or events that were read." }),
  dropped: z.int().meta({ description: "Of those, how many could not be used." }),
});
export type SourceAccount = z.infer<typeof SourceAccount>;

export const Account = z.object({
  samples_in: z.int(),
  samples_out: z.int(),
  samples_dropped: z.int(),
  points_in: z.int(),
  points_out: z.int(),
  points_dropped: z.int(),
  points_replaced: z.int().default(0).meta({
    description: "Of a training that was resumed: the resumed one logged these steps again.",
  }),
  points_repeated: z.int().default(0).meta({ description: "Given twice; one of the two counts." }),
  redactions: z.int().meta({ description: "Secrets that were replaced." }),
  redactions_by_kind: z.record(text("own"), z.int()).default({}).meta({
    description: 'The same by kind: {"GitLab token": 2}.',
  }),
});
export type Account = z.infer<typeof Account>;

/** `runs/<run_id>/meta.json` */
export const RunMeta = z.object({
  run_id: text("own"),
  project: text("setting").nullable(),
  experiment: text("setting").nullable(),
  model: z.object({
    name: text("setting").nullable(),
    revision: text("setting").nullable().optional(),
  }),
  dataset: z.object({ name: text("setting").nullable(), version: text("setting").nullable() }),
  hparams: fields("setting"),
  start_time: text("own")
    .nullable()
    .meta({ description: "ISO 8601 with zone, or null if unknown." }),
  end_time: text("own").nullable().meta({ description: "ISO 8601 with zone, or null if unknown." }),
  ...versioned,
  start_time_local: text("own").nullable().default(null).meta({
    description: "Wall-clock start without a zone, as a directory name tells it.",
  }),
  end_time_local: text("own").nullable().default(null),
  tags: z.array(text("setting")).default([]),
  notes: text("prose").nullable().default(null),
  checkpoint: Checkpoint.nullable().default(null),
  kinds: z.array(RunKind).default([]),
  status: Completeness.default("complete").meta({ description: "All of `states` in a word." }),
  states: z.array(KindStatus).default([]).meta({
    description: "Each kind of work of the run by itself, with the reason.",
  }),
  settings: fields("setting").default({}).meta({
    description: "Evaluation settings that may be published (an allow-list).",
  }),
  versions: z.record(text("prose"), text("prose")).default({}).meta({
    description: 'Versions of the tools that wrote the raw data, by name: {"evalscope": "1.10.0"}.',
  }),
  sources: z.array(SourceAccount).default([]),
  account: Account.nullable().default(null),
  issues: z.array(Issue).default([]),
});
export type RunMeta = z.infer<typeof RunMeta>;

export { versioned };
