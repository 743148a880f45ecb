import { Documents } from "../documents.ts";
import { type IssueFact, issue } from "../fact.ts";
import { isRecord } from "../json-lines.ts";
import type { ClaimedFile, SourceFile } from "../source.ts";
import { textLines } from "../text-lines.ts";
import { type Configuration, benchmarksOf, readConfiguration } from "./config.ts";
import { Findings } from "../findings.ts";
import { type Foreign, name, record, records, text } from "../foreign.ts";
import type { KnownSuite } from "./suite-names.ts";
import { holds, isCopy, rootOf, stemOf } from "./tree.ts";
import { modelFolderOf } from "../evalscope-records/model-folder.ts";

/** A small file read as a whole; `value` is null if it was no JSON object. */
interface Document {
  readonly value: Foreign | null;
  readonly issues: readonly IssueFact[];
}

/** The first pass: all small files of a run, by which the sample files are then understood. */
export interface Survey {
  readonly documents: ReadonlyMap<string, Document>;
  readonly configurations: readonly Configuration[];
  /** Local times at which logs begin, "2026-01-02T03:04:05". */
  readonly logStarts: readonly string[];
  readonly suites: readonly KnownSuite[];
  /** The model of the reports that lie in no model's folder, by evaluation folder, where it is one only. */
  readonly flatModels: ReadonlyMap<string, string>;
}

export async function survey(files: readonly ClaimedFile[]): Promise<Survey> {
  const reading = new Documents();
  const documents = new Map<string, Document>();
  const configurations: Configuration[] = [];
  const logStarts: string[] = [];
  for (const { file, format, json } of files.filter(({ file }) => !isCopy(file.path))) {
    if (isDocument(format))
      documents.set(
        file.path,
        isRecord(json) ? { value: json, issues: [] } : await readDocument(file, reading),
      );
    if (format === "evaluation log") logStarts.push(...(await logStart(file)));
    if (format !== "configuration") continue;
    const findings = new Findings({ file: file.path, line: null });
    const configuration = await readConfiguration(file, reading, findings);
    if (configuration) configurations.push(configuration);
    documents.set(file.path, { value: configuration?.values ?? null, issues: findings.take() });
  }
  const reports = reportsIn(files, documents);
  const suites = suitesIn(reports, configurations);
  return { documents, configurations, logStarts, suites, flatModels: flatModelsIn(reports) };
}

/** The time of a log's first line; nothing if it has none. A log is rewritten when a run is taken up again. */
async function logStart(file: SourceFile): Promise<readonly string[]> {
  for await (const { text: line } of textLines(file.bytes({ start: 0, end: 4096 }))) {
    const stamp = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)\b/.exec(line);
    return stamp ? [`${stamp[1]}T${stamp[2]}`] : [];
  }
  return [];
}

function isDocument(format: string): boolean {
  return (
    format.startsWith("report (") || format === "collection breakdown" || format === "progress"
  );
}

async function readDocument(file: SourceFile, reading: Documents): Promise<Document> {
  const read = await reading.json(file);
  if (read.kind === "issue") return { value: null, issues: [read] };
  if (isRecord(read.value)) return { value: read.value, issues: [] };
  const place = { file: file.path, line: null };
  return { value: null, issues: [issue("not-json", "dropped", place, "not an object")] };
}

interface Report {
  readonly path: string;
  readonly value: Foreign;
}

function reportsIn(
  files: readonly ClaimedFile[],
  documents: ReadonlyMap<string, Document>,
): readonly Report[] {
  return files.flatMap(({ file, format }) => {
    const value = documents.get(file.path)?.value;
    return value && format.startsWith("report (") ? [{ path: file.path, value }] : [];
  });
}

function suitesIn(
  reports: readonly Report[],
  configurations: readonly Configuration[],
): readonly KnownSuite[] {
  const stated = configurations.flatMap(({ values }) =>
    [...benchmarksOf(values)].map(([suite, subsets]) => ({ model: null, suite, subsets })),
  );
  const reported = reports.map(({ path, value }) => ({
    model: modelFolderOf(path) ?? text(value["model_name"]),
    suite: suiteOfReport(path, value, configurations),
    subsets: subsetsIn(value),
  }));
  return [...reported, ...stated];
}

/**
 * The benchmark a report is about. The oldest reports name none: it is then the configured one that
 * ends the report's name ("custom_ceval" for ceval), else the name itself.
 */
export function suiteOfReport(
  path: string,
  value: Foreign,
  configurations: readonly Configuration[],
): string {
  const stated = text(value["dataset_name"]);
  if (stated !== null) return stated;
  const title = text(value["name"]) ?? stemOf(path);
  const configured = configurations.flatMap(({ values }) => [...benchmarksOf(values).keys()]);
  const fits = configured.filter((suite) => title === suite || title.endsWith(`_${suite}`));
  return fits.toSorted((a, b) => b.length - a.length)[0] ?? title;
}

function subsetsIn(report: Foreign): readonly string[] {
  const categories = [
    ...records(report["category"]),
    ...records(report["metrics"]).flatMap((metric) => records(metric["categories"])),
  ];
  const rows = categories.flatMap((category) => [
    ...records(category["subset"]),
    ...records(category["subsets"]),
  ]);
  const failed = Object.keys(record(record(report["execution_summary"])["subsets"]));
  return [...new Set([...rows.flatMap((row) => name(row["name"]) ?? []), ...failed])];
}

function flatModelsIn(reports: readonly Report[]): ReadonlyMap<string, string> {
  const flat = reports.filter(({ path }) => modelFolderOf(path) === null);
  const names = Map.groupBy(flat, ({ path }) => rootOf(path));
  return new Map(
    [...names].flatMap(([root, group]) => {
      const models = new Set(group.flatMap(({ value }) => text(value["model_name"]) ?? []));
      const [only, another] = models;
      return only === undefined || another !== undefined ? [] : [[root, only] as const];
    }),
  );
}

/** The configuration that describes a report: nearest above it, naming its benchmark, at best its model. */
export function configurationFor(
  path: string,
  suite: string,
  configurations: readonly Configuration[],
): Configuration | null {
  const root = rootOf(path);
  const model = modelFolderOf(path);
  const fits = configurations.filter(
    (candidate) => holds(candidate.root, root) && benchmarksOf(candidate.values).has(suite),
  );
  const rank = ({ values }: Configuration) => (values["model_id"] === model ? 1 : 0);
  const nearest = fits.toSorted((a, b) => a.root.length - b.root.length || rank(a) - rank(b));
  return nearest.at(-1) ?? null;
}
