import type { Fact, Place, ReadFact } from "../fact.ts";
import type { ClaimedFile } from "../source.ts";
import { breakdownsOf } from "./breakdowns.ts";
import { identityIn } from "./config.ts";
import { Findings } from "../findings.ts";
import { type Foreign, text } from "../foreign.ts";
import { endOfProgress, progressFact } from "./progress.ts";
import { askedAs, reportFact } from "../evalscope-records/report.ts";
import { backendFacts, configurationFact, modelFolders } from "./run-facts.ts";
import type { Sightings } from "./sightings.ts";
import { type Survey, configurationFor, suiteOfReport } from "./survey.ts";
import { modelFolderOf } from "../evalscope-records/model-folder.ts";

/** What reading one run keeps at hand. */
export interface Reading {
  readonly files: readonly ClaimedFile[];
  readonly survey: Survey;
  readonly sightings: Sightings;
}

/** Everything that is no sample file has been read by the survey; what is not in it is ignored. */
export function* documentFacts({ file, format }: ClaimedFile, reading: Reading): Iterable<Fact> {
  const { path } = file;
  const read = reading.survey.documents.get(path);
  if (read) yield* read.issues;
  if (format === "report page") yield pageWritten(path);
  if (read?.value) yield* factsOf(path, format, read.value, reading);
  yield done(path, read ? 1 : 0, read && !read.value ? 1 : 0);
}

function factsOf(path: string, format: string, value: Foreign, reading: Reading): readonly Fact[] {
  const findings = new Findings(placeOf(path));
  switch (format) {
    case "configuration":
      return configured(path, reading);
    case "progress":
      return progressed(value, findings, reading.sightings);
    case "collection breakdown":
      return strayBreakdown(path, value, findings, reading);
    default:
      return reported(path, value, findings, reading);
  }
}

function configured(path: string, { files, survey }: Reading): readonly Fact[] {
  const folders = modelFolders(files);
  return survey.configurations
    .filter((configuration) => configuration.path === path)
    .flatMap((configuration) => [
      configurationFact(configuration, folders),
      ...backendFacts(configuration),
    ]);
}

function progressed(value: Foreign, findings: Findings, sightings: Sightings): readonly Fact[] {
  const fact = progressFact(value, findings);
  sightings.local(endOfProgress(value) ?? "");
  return [...findings.take(), ...(fact ? [fact] : [])];
}

function reported(
  path: string,
  value: Foreign,
  findings: Findings,
  { files, survey }: Reading,
): readonly Fact[] {
  const suite = suiteOfReport(path, value, survey.configurations);
  const configuration = configurationFor(path, suite, survey.configurations);
  const fact = reportFact(
    value,
    {
      model: modelFolderOf(path) ?? text(value["model_name"]),
      suite,
      identity: configuration ? identityIn(configuration.values, suite) : {},
      breakdowns: isCollection(value, suite) ? breakdownsBeside(path, files, survey) : [],
    },
    findings,
  );
  return [...findings.take(), fact];
}

const collection = "data_collection";

/** A collection has that name, or its own, which until v0.17 was that of its data's file. */
function isCollection(report: Foreign, suite: string): boolean {
  return suite === collection || askedAs(report, suite).askedAs === collection;
}

function breakdownsBeside(path: string, files: readonly ClaimedFile[], { documents }: Survey) {
  return files
    .filter(({ file, format }) => format === "collection breakdown" && sameFolder(file.path, path))
    .flatMap(({ file }) => breakdownsOf(documents.get(file.path)?.value ?? {}));
}

function sameFolder(one: string, other: string): boolean {
  return one.split("/").slice(0, -1).join("/") === other.split("/").slice(0, -1).join("/");
}

/** A breakdown goes with its collection's report; without one it makes an incomplete report itself. */
function strayBreakdown(
  path: string,
  value: Foreign,
  findings: Findings,
  { files, survey }: Reading,
): readonly Fact[] {
  const reports = files.filter(
    ({ file, format }) => format.startsWith("report (") && sameFolder(file.path, path),
  );
  const isTaken = reports.some(({ file }) => {
    const report = survey.documents.get(file.path)?.value;
    if (!report) return false;
    return isCollection(report, suiteOfReport(file.path, report, survey.configurations));
  });
  if (isTaken) return [];
  const around = {
    model: modelFolderOf(path),
    suite: collection,
    identity: {},
    breakdowns: breakdownsOf(value),
  };
  findings.note(
    "collection-without-report",
    "no report of the collection lies beside its breakdown",
  );
  const fact = reportFact({ metrics: [] }, around, findings);
  return [...findings.take(), { ...fact, incomplete: true }];
}

function pageWritten(path: string): Fact {
  return {
    kind: "progress",
    place: placeOf(path),
    status: "completed",
    total: null,
    processed: null,
  };
}

/** A file as a whole. */
export function placeOf(file: string): Place {
  return { file, line: null };
}

/** The last fact of a file. */
export function done(file: string, records: number, dropped: number): ReadFact {
  return { kind: "read", file, records, dropped };
}
