import type { SourceAccount } from "@evalsite/protocol";
import {
  type Fact,
  type IssueFact,
  type LoadPointFact,
  type OtherBackend,
  type ProgressFact,
  type ReportFact,
  type RunFact,
  type SampleFile,
  type SamplePart,
  type TrainingEvent,
  type TrainingSummary,
  issue,
} from "../extract/fact.ts";
import type { Reader } from "../extract/reader.ts";
import type { ClaimedFile, SourceFile } from "../extract/source.ts";
import { join } from "node:path";
import { codeOf, outOfFiles } from "../node/folder-source.ts";
import { lineIndex } from "../node/line-index.ts";
import { ModelSamples } from "../node/model-samples.ts";
import { SpoolFile } from "../node/spool-file.ts";
import type { Occurrence } from "../transform/issues.ts";
import { SeriesColumns } from "../transform/series-columns.ts";
import { TrainingState } from "../transform/training-state.ts";
import { type Claims, claimFiles } from "./claim-files.ts";
import { NameLimits } from "./name-limits.ts";

/** All that the readers said about one folder. Samples are on disk, by model. */
export interface GatheredFacts {
  readonly run: readonly RunFact[];
  readonly reports: readonly ReportFact[];
  readonly rows: SeriesColumns;
  readonly marks: readonly TrainingEvent[];
  readonly summaries: readonly TrainingSummary[];
  readonly loadPoints: readonly LoadPointFact[];
  readonly progress: readonly ProgressFact[];
  readonly training: TrainingState;
  readonly backends: readonly OtherBackend[];
  /** Other tools whose files are there, and not read. */
  readonly otherTools: readonly string[];
  /** Benchmarks whose samples are all the result there is. */
  readonly scored: ReadonlySet<string>;
  readonly issues: readonly Occurrence[];
  /** By model. */
  readonly samples: ReadonlyMap<string | null, ModelSamples>;
  readonly sources: readonly SourceAccount[];
  /** Lines of sample files that could not be used, by file. */
  readonly samplesDropped: ReadonlyMap<string, number>;
  /** Lets go of the samples on disk. */
  close(): void;
}

/** How samples are read: line by line where files allow it, or all of them with care. */
export type SampleReading = "plain" | "careful";

/**
 * @param spoolPath path of a new file for samples that are put aside; one, however many models there are.
 * @param absolute where a file of the folder really lies
 */
export async function gatherFacts(
  folder: string,
  files: readonly SourceFile[],
  readers: readonly Reader[],
  reading: SampleReading,
  spoolPath: string,
  absolute: (path: string) => string = (path) => join(folder, path),
): Promise<GatheredFacts> {
  const gathering = new Gathering(spoolPath);
  try {
    const guarded = files.map((file) => guard(file, (fact) => gathering.take(fact)));
    const claims = await claimFiles(guarded, readers);
    for (const fact of claims.issues) gathering.take(fact);
    for (const [reader, claimed] of claims.byReader) {
      for await (const fact of factsOf(reader, claimed)) {
        if (fact.kind !== "sample-file") gathering.take(fact);
        else if (reading === "careful" || !gathering.takeFile(absolute(fact.setting.file), fact))
          for await (const inner of fact.facts()) gathering.take(inner);
      }
    }
    return gathering.finish(claims);
  } catch (error) {
    gathering.close();
    throw error;
  }
}

/** A file that cannot be read on ends where it broke, and is reported; it never stops a run. */
export function guard(file: SourceFile, report: (fact: IssueFact) => void): SourceFile {
  return {
    path: file.path,
    size: file.size,
    async *bytes(range) {
      try {
        yield* file.bytes(range);
      } catch (error) {
        if (outOfFiles.includes(codeOf(error))) throw error;
        report(issue("unreadable", "dropped", { file: file.path, line: null }, codeOf(error)));
      }
    },
  };
}

function replacedIssue({ place, index }: SamplePart): IssueFact {
  return issue("duplicate-sample", "note", place, `index ${index} again: the later line counts`);
}

function contradictedIssue({ place, suite, index }: SamplePart): IssueFact {
  const told = `${suite} ${index}: an earlier review scores the same answer otherwise`;
  return issue("verdict-changed", "warning", place, `${told}; the later one counts`);
}

/** A reader that fails is our fault; what it and the others found stays. */
async function* factsOf(reader: Reader, claimed: readonly ClaimedFile[]): AsyncIterable<Fact> {
  try {
    yield* reader.read(claimed);
  } catch (error) {
    if (outOfFiles.includes(codeOf(error))) throw error;
    const place = { file: claimed[0]?.file.path ?? "", line: null };
    const [first = ""] = String(error).split("\n");
    yield issue("reader-failed", "dropped", place, `${reader.id}: ${first}`);
  }
}

/** More than a page can show. */
const mostMarks = 10_000;
const tooMany = `more than the ${mostMarks} such events that are kept of a folder`;

function backendIssue({ place, backend }: OtherBackend): IssueFact {
  return issue("other-tool", "warning", place, `${backend} output: not read`);
}

function isBelow(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}

class Gathering {
  readonly run: RunFact[] = [];
  readonly reports: ReportFact[] = [];
  readonly rows = new SeriesColumns({
    put: (numbers) => this.spoolFile().put(numbers),
    get: (place, into) => this.spoolFile().get(place, into),
  });
  readonly marks: TrainingEvent[] = [];
  readonly summaries: TrainingSummary[] = [];
  readonly loadPoints: LoadPointFact[] = [];
  readonly progress: ProgressFact[] = [];
  readonly training = new TrainingState();
  readonly backends: OtherBackend[] = [];
  readonly scored = new Set<string>();
  private readonly issues = new Map<string, Occurrence>();
  readonly samples = new Map<string | null, ModelSamples>();
  private readonly sampleFiles = new Set<string>();
  /** Samples that could not be put aside, by file. */
  private readonly leftOut = new Map<string, number>();
  private readonly limits = new NameLimits();
  private readonly reads = new Map<string, { records: number; dropped: number }>();
  private readonly spoolPath: string;
  private spool: SpoolFile | null = null;

  constructor(spoolPath: string) {
    this.spoolPath = spoolPath;
  }

  take(fact: Fact): void {
    switch (fact.kind) {
      case "run":
        return void this.run.push(this.limits.run(fact));
      case "report":
        return this.takeReport(fact);
      case "sample":
        return this.takeSample(fact);
      case "sample-file":
        throw new Error("a sample file is taken by takeFile");
      case "training-row":
        this.training.takeRow(fact);
        return this.rows.add(fact);
      case "training-start":
        return this.rows.begin(fact);
      case "training-plan":
        return this.training.takePlan(fact);
      case "training-summary":
        this.training.takeSummary(fact);
        return void this.summaries.push(fact);
      case "training-event":
        return this.takeMark(fact);
      case "load-point":
        return void this.loadPoints.push(fact);
      case "progress":
        return void this.progress.push(fact);
      case "scored-samples":
        return void this.scored.add(fact.suite);
      case "other-backend":
        return void this.backends.push(fact);
      case "read":
        return void this.reads.set(fact.file, fact);
      case "issue":
        return this.takeIssue(fact);
    }
  }

  finish({ sources, otherTools }: Pick<Claims, "sources" | "otherTools">): GatheredFacts {
    const { run, reports, rows, marks, summaries, loadPoints, progress, issues, samples } = this;
    const { training, backends, scored } = this;
    if (otherTools.length === 0) for (const fact of backends) this.takeIssue(backendIssue(fact));
    const droppedIn = (file: string) =>
      (this.reads.get(file)?.dropped ?? 0) + (this.leftOut.get(file) ?? 0);
    return {
      run,
      reports,
      rows,
      marks,
      summaries,
      loadPoints,
      progress,
      training,
      backends,
      otherTools,
      scored,
      issues: [...issues.values(), ...this.limits.issues],
      samples,
      sources: sources.map((source) => {
        const { records = 0 } = this.reads.get(source.path) ?? {};
        const format = source.format ?? this.unreadFormat(source.path);
        return { ...source, format, records, dropped: droppedIn(source.path) };
      }),
      samplesDropped: new Map([...this.sampleFiles].map((file) => [file, droppedIn(file)])),
      close: () => this.close(),
    };
  }

  close(): void {
    this.spool?.close();
  }

  /** Where another backend wrote all that is there, also what no content gives away is its own. */
  private unreadFormat(path: string): string | null {
    const owner = this.backends.find(({ root }) => isBelow(path, root));
    return owner ? `${owner.backend} output` : null;
  }

  /** Of a million bad lines in a file, the first is kept and the others are counted. */
  private takeIssue({ code, severity, place, message }: IssueFact): void {
    const key = JSON.stringify([code, severity, place.file]);
    const known = this.issues.get(key) ?? { code, severity, place, message, count: 0 };
    this.issues.set(key, { ...known, count: (known.count ?? 0) + 1 });
  }

  private takeReport(fact: ReportFact): void {
    const report = this.limits.report(fact);
    if (report !== null) this.reports.push(report);
  }

  private takeMark(mark: TrainingEvent): void {
    if (this.marks.length < mostMarks) this.marks.push(mark);
    else
      this.takeIssue(issue("events-left-out", "warning", mark.place, `${mark.event}: ${tooMany}`));
  }

  /** @returns false if its lines cannot be read one by one. */
  takeFile(path: string, { setting, issues }: SampleFile): boolean {
    const index = lineIndex(path);
    if (index === null) return false;
    this.sampleFiles.add(setting.file);
    const place = { file: setting.file, line: null };
    if (!this.limits.admits({ ...setting, place })) {
      this.leftOut.set(setting.file, index.indexes.length);
      return true;
    }
    this.of(setting.model).addFile({ path, setting, index });
    for (const found of issues) this.takeIssue(found);
    this.reads.set(setting.file, { records: index.indexes.length, dropped: 0 });
    return true;
  }

  private takeSample(part: SamplePart): void {
    const { file } = part.place;
    this.sampleFiles.add(file);
    if (!this.limits.admits(part)) return this.leaveOut(file);
    const added = this.of(part.model).addPart(part);
    if (added === "replaced" || added === "contradicted") this.takeIssue(replacedIssue(part));
    if (added === "contradicted") this.takeIssue(contradictedIssue(part));
    if (added !== "too-large") return;
    this.leaveOut(file);
    const message = `${part.suite}: the texts of a sample are longer than a text can be`;
    this.takeIssue(issue("too-large", "dropped", part.place, message));
  }

  private leaveOut(file: string): void {
    this.leftOut.set(file, (this.leftOut.get(file) ?? 0) + 1);
  }

  private spoolFile(): SpoolFile {
    return (this.spool ??= new SpoolFile(this.spoolPath));
  }

  private of(model: string | null): ModelSamples {
    const samples = this.samples.get(model) ?? new ModelSamples(() => this.spoolFile());
    this.samples.set(model, samples);
    return samples;
  }
}
