import type { TrainingPlan } from "../model/training-plan.ts";

/** What is written to `run.yaml`. */
export interface RunCard {
  readonly project: string;
  readonly experiment: string;
  readonly model: { readonly name: string; readonly revision?: string };
  readonly dataset: { readonly name: string; readonly version: string };
  readonly hparams: Readonly<Record<string, number | string | boolean>>;
  readonly tags: readonly string[];
  readonly checkpoint?: { readonly step: number; readonly tokens: number; readonly epoch: number };
  readonly timezone: string;
  readonly notes: string;
}

/** What is only known when a run has ended. */
export interface RunState {
  readonly status: "completed" | "interrupted";
  readonly versions: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly startTime: string;
  readonly endTime: string;
}

export interface EvalSettings {
  readonly datasets: readonly string[];
  readonly datasetArgs: Readonly<Record<string, unknown>>;
  readonly temperature: number;
  readonly maxTokens: number;
  readonly repeats: number;
  readonly concurrency: number;
  readonly limit?: number;
}

/** A checkpoint of one of the trainings. */
export interface Trained {
  readonly plan: TrainingPlan;
  readonly step: number;
}

interface RunBase {
  /** The folder's name below `raw/runs`. */
  readonly id: string;
  /** What the endpoint is asked for. */
  readonly model: string;
  readonly card: RunCard;
  /** Present when the model is a checkpoint: its log goes with the run. */
  readonly trained?: Trained;
}

/** One example, decided before anything is started. */
export type ExampleRun = RunBase &
  (
    | { readonly kind: "eval"; readonly settings: EvalSettings }
    /** Like `eval`, but killed once this many predictions are on disk. */
    | {
        readonly kind: "interrupted";
        readonly settings: EvalSettings;
        readonly killAtPredictions: number;
      }
    | {
        readonly kind: "perf";
        readonly parallel: readonly number[];
        readonly requests: readonly number[];
      }
  );
