/** What is written to `run.yaml`. */
export interface RunCard {
  readonly project: string;
  readonly experiment: string;
  readonly model: { readonly name: string; readonly revision?: string };
  readonly dataset: { readonly name: string; readonly version: string };
  readonly hparams: Readonly<Record<string, number | string | boolean>>;
  readonly tags: readonly string[];
  readonly checkpoint?: { readonly step: number };
  readonly timezone: string;
  readonly notes: string;
}

export interface EvalSettings {
  readonly datasets: readonly string[];
  readonly datasetArgs: Readonly<Record<string, unknown>>;
  readonly temperature: number;
  readonly repeats: number;
  readonly concurrency: number;
  readonly limit?: number;
}

export interface TrainingSettings {
  readonly learningRate: number;
  readonly steps: number;
  readonly until: number;
  /** Only `metrics.log`, without the network's own results. */
  readonly logOnly: boolean;
}

interface RunBase {
  /** The folder's name below `raw/runs`. */
  readonly id: string;
  readonly card: RunCard;
  readonly training?: TrainingSettings;
}

/** One example, decided before anything is started. */
export type ExampleRun = RunBase &
  (
    | {
        readonly kind: "eval";
        readonly model: string;
        readonly settings: EvalSettings;
        readonly keepHtml: boolean;
      }
    /** Like `eval`, but killed once this many predictions are on disk. */
    | {
        readonly kind: "interrupted";
        readonly model: string;
        readonly settings: EvalSettings;
        readonly killAtPredictions: number;
      }
    | {
        readonly kind: "perf";
        readonly model: string;
        readonly parallel: readonly number[];
        readonly requests: readonly number[];
      }
    | { readonly kind: "training" }
  );
