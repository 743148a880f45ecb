import type {
  Checkpoint,
  JsonValue,
  LoadPoint,
  Message,
  MetricIdentity,
  MetricSemantics,
  Performance,
  TraceEvent,
} from "@evalsite/protocol";

/** What readers hand out. One union, so that a new kind of fact is met by every switch. */
export type Fact =
  | RunFact
  | ReportFact
  | SamplePart
  | SampleFile
  | TrainingRow
  | TrainingSummary
  | TrainingPlan
  | TrainingEvent
  | TrainingStart
  | LoadPointFact
  | ProgressFact
  | ScoredSamples
  | OtherBackend
  | ReadFact
  | IssueFact;

/** Place of a record in the raw folder. `line` is 1-based; null where the format has no lines. */
export interface Place {
  readonly file: string;
  readonly line: number | null;
}

/** A time as the source tells it. `local` has no zone: "2026-11-23T20:16:11". */
export type SourceTime =
  | { readonly kind: "instant"; readonly iso: string }
  | { readonly kind: "local"; readonly text: string };

/** Something known about the run as a whole. Of two facts, the one with higher precedence wins, field by field. */
export interface RunFact {
  readonly kind: "run";
  readonly precedence: number;
  /** Model folder this fact is about; null = the whole run. */
  readonly model: string | null;
  /** Where the settings stand, if another file may say something else of them. */
  readonly file?: string;
  readonly project?: string;
  readonly experiment?: string;
  readonly modelName?: string;
  readonly modelRevision?: string;
  readonly datasetName?: string;
  readonly datasetVersion?: string;
  readonly startTime?: SourceTime;
  readonly endTime?: SourceTime;
  /** IANA zone or offset in which `local` times of this run are meant. */
  readonly timezone?: string;
  readonly checkpoint?: Checkpoint;
  readonly tags?: readonly string[];
  readonly notes?: string;
  readonly hparams?: Readonly<Record<string, JsonValue>>;
  /** Evaluation settings as the source has them, private fields included: the transform publishes an allow-list. */
  readonly settings?: Readonly<Record<string, JsonValue>>;
  readonly versions?: Readonly<Record<string, string>>;
}

/** run.yaml says it, then a trainer's or evaluator's configuration, then names of folders. */
export const precedence = { declared: 100, configuration: 50, derived: 10 } as const;

/** A subset's score as reported. */
export interface ReportedSubset {
  readonly name: string;
  readonly value: number | null;
  readonly n: number | null;
  readonly isAggregate: boolean;
}

export interface ReportedCategory {
  readonly path: readonly string[];
  readonly value: number | null;
  readonly macro: number | null;
  readonly n: number | null;
  readonly subsets: readonly ReportedSubset[];
}

/** A metric as reported: `identity` and `semantics` only where the source itself states them. */
export interface ReportedMetric {
  readonly sourceName: string | null;
  readonly identity: MetricIdentity | null;
  readonly semantics: MetricSemantics | null;
  /** Where the source says no more of the semantics than which way is better. */
  readonly direction?: "higher" | "lower";
  readonly value: number | null;
  readonly macro: number | null;
  readonly n: number | null;
  readonly stderr: number | null;
  readonly categories: readonly ReportedCategory[];
}

/** One benchmark's report. */
export interface ReportFact {
  readonly kind: "report";
  readonly place: Place;
  /** Model folder (or name) that groups this report with samples; null if the source names none. */
  readonly model: string | null;
  readonly modelName: string | null;
  readonly suite: string;
  /** Name under which the benchmark was asked for, where that is another. */
  readonly askedAs?: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly metrics: readonly ReportedMetric[];
  /** Index into `metrics` of the headline metric the source names; null: see `primaryMetric`. */
  readonly headline: number | null;
  readonly performance: Performance | null;
  readonly requested: number | null;
  readonly errored: number | null;
  /** The source itself says that something is missing. */
  readonly incomplete: boolean;
  readonly judge: JsonValue | null;
  readonly analysis: string | null;
  readonly identity: Readonly<Record<string, JsonValue>>;
  readonly breakdowns: readonly {
    readonly name: string;
    readonly rows: readonly Readonly<Record<string, JsonValue>>[];
  }[];
}

/**
 * A part of one sample. Parts with the same (model, suite, subset, index) are merged: a later part
 * of the same role replaces an earlier one (resumed runs), a review's field wins over a prediction's.
 */
export interface SamplePart {
  readonly kind: "sample";
  readonly role: "prediction" | "review";
  readonly place: Place;
  readonly model: string | null;
  readonly suite: string;
  readonly subset: string;
  readonly index: string;
  readonly fields: SampleFields;
}

/**
 * A file of samples, one a line, that can be read in any order, each line by itself: handed out instead
 * of its samples. `Reader.plainSample` reads a line.
 */
export interface SampleFile {
  readonly kind: "sample-file";
  readonly setting: SampleFileSetting;
  /** To be counted only if the file is read line by line. */
  readonly issues: readonly IssueFact[];
  /** Its samples as facts, for a file that is not as plain as its first line. */
  facts(): AsyncIterable<Fact>;
}

/** What is the same for all samples of a file. */
export interface SampleFileSetting {
  readonly reader: string;
  readonly file: string;
  readonly role: SamplePart["role"];
  readonly model: string | null;
  readonly suite: string;
  readonly subset: string;
}

/** Name of a sample's value where the source gives but a number. */
export const unnamed = "";

/** What a part knows. A field that is absent is unknown to this part. */
export interface SampleFields {
  readonly id?: string;
  readonly groupId?: string;
  readonly repeat?: number;
  /** The question without what surrounds it; identifies the item together with the target. */
  readonly question?: string;
  /** The prompt as text. */
  readonly input?: string;
  readonly messages?: readonly Message[];
  readonly target?: string;
  /** The answer without what the model thought before it. */
  readonly prediction?: string;
  /** What the model thought, where no message of it says so. */
  readonly reasoning?: string;
  /** The parsed answer; "" means that parsing failed. */
  readonly extracted?: string;
  /** Metric values as the source names them; booleans as 0 and 1. `unnamed` is a value of the headline metric. */
  readonly values?: Readonly<Record<string, number>>;
  /** How many things a value is the mean of already, by its name in `values`: instructions of a prompt. */
  readonly weights?: Readonly<Record<string, number>>;
  /** Name in `values` of the headline metric, where the source names one. */
  readonly mainMetric?: string;
  /** Verdicts on the same answer that a later line replaced and that differ from what it says. */
  readonly earlier?: readonly EarlierVerdict[];
  /** Set when the sample was not scored normally: "transport_error", "excluded", … */
  readonly status?: string;
  readonly explanation?: string;
  readonly error?: string;
  /** Why there is no verdict of the judge, whatever the values are then. */
  readonly judgeError?: string;
  readonly stopReason?: string;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly latencyS?: number;
  readonly ttftS?: number;
  readonly judge?: JsonValue;
  readonly trace?: readonly TraceEvent[];
  readonly metadata?: Readonly<Record<string, JsonValue>>;
}

/** A verdict that counts no longer. */
export interface EarlierVerdict {
  readonly place: Place;
  readonly values: Readonly<Record<string, number>>;
}

/** Other x-axes of a training row. */
export interface Axes {
  readonly epoch?: number;
  readonly elapsedS?: number;
  readonly wallS?: number;
  readonly tokens?: number;
  readonly samples?: number;
}

/** One row of a training log. Values may be NaN or ±Infinity. */
export interface TrainingRow {
  readonly kind: "training-row";
  readonly place: Place;
  /** Null: the log names no step; the transform then uses epoch or the row's number and says so. */
  readonly step: number | null;
  readonly axes: Axes;
  readonly values: ReadonlyMap<string, number>;
  /** trainer: HF's rule turns eval_x into eval/x and x into train/x; plain: names with `/` stay, others become train/x. */
  readonly naming: "trainer" | "plain";
  /** Where two sources give the same series and step, the higher rank wins. See `sourceRank`. */
  readonly rank: number;
  /** How long the training was to be, where the row says so. */
  readonly planned?: Planned;
  /** The part of the data that all values of the row are about, as the log calls it: "val", "train". */
  readonly split?: string;
  /** What else tells the row from others of the log. */
  readonly labels?: readonly RowLabel[];
  /** Lowest and highest of what a value sums up, by the value's name. */
  readonly bands?: ReadonlyMap<string, Band>;
}

/** A text (or a number that only names something) beside a row's values. */
export interface RowLabel {
  readonly key: string;
  readonly value: string;
  /**
   * Who wrote the row (run, rank), what its values are about (task, data set), or anything: then it
   * counts only where rows could not be told apart without it.
   */
  readonly tells: "writer" | "topic" | "anything";
}

export interface Band {
  readonly low: number;
  readonly high: number;
}

/** How long a training was to be. */
export interface Planned {
  readonly steps?: number;
  readonly epochs?: number;
}

/** Section 1.11 rule 4 of the format description: full-rate binary logs before state files before text. */
export const sourceRank = { events: 40, state: 30, jsonl: 20, text: 10 } as const;

/** What a source says, beside its rows, of a training's length and of how far it got. */
export interface TrainingPlan {
  readonly kind: "training-plan";
  readonly place: Place;
  readonly planned: Planned;
  /** Steps done; null if it does not say. */
  readonly done: number | null;
  /** The trainer says that it came to its end, be it earlier than planned. */
  readonly ended: boolean;
  /** It was stopped before the planned end: by early stopping, or whatever watches a training. */
  readonly isEarly?: true;
}

/** Values a trainer reports once. */
export interface TrainingSummary {
  readonly kind: "training-summary";
  readonly place: Place;
  /** The report that a trainer gives when it has come to its end. */
  readonly isFinal?: true;
  /** Where the training had come to then, if the report says so. */
  readonly step?: number;
  readonly epoch?: number;
  readonly values: Readonly<Record<string, JsonValue>>;
}

export interface TrainingEvent {
  readonly kind: "training-event";
  readonly place: Place;
  readonly step: number;
  readonly event: "skipped-iteration" | "nan-iteration";
}

/** From here on another process writes to the file: it was opened again, a header stands in its middle. */
export interface TrainingStart {
  readonly kind: "training-start";
  readonly place: Place;
  /** The rows that follow; see `TrainingRow`. */
  readonly rank: number;
}

/** One load point of a stress test; times already in seconds. */
export interface LoadPointFact {
  readonly kind: "load-point";
  readonly place: Place;
  /** Folder that groups the load points of one test. */
  readonly test: string;
  readonly model: string | null;
  readonly settings: Readonly<Record<string, JsonValue>>;
  readonly point: Omit<LoadPoint, "streamed">;
}

/** What the evaluator itself says about how far it got. */
export interface ProgressFact {
  readonly kind: "progress";
  readonly place: Place;
  readonly status: "running" | "completed" | "error";
  readonly total: number | null;
  readonly processed: number | null;
}

/** The samples of a benchmark are its whole result: there is no report to wait for. */
export interface ScoredSamples {
  readonly kind: "scored-samples";
  readonly suite: string;
}

/** evalscope had another backend evaluate, "OpenCompass", whose results are not read. */
export interface OtherBackend {
  readonly kind: "other-backend";
  readonly place: Place;
  readonly backend: string;
  /** The folder that holds nothing but its results. */
  readonly root: string;
}

/** Sent once a file is read: how many records it held and how many of them could not be used. */
export interface ReadFact {
  readonly kind: "read";
  readonly file: string;
  readonly records: number;
  readonly dropped: number;
}

/** Something that was met and could not, or would not, be taken as it was. */
export interface IssueFact {
  readonly kind: "issue";
  readonly code: string;
  readonly severity: "dropped" | "warning" | "note";
  readonly place: Place;
  readonly message: string;
}

export function issue(
  code: string,
  severity: IssueFact["severity"],
  place: Place,
  message: string,
): IssueFact {
  return { kind: "issue", code, severity, place, message };
}
