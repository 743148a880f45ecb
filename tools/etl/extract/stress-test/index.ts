/**
 * Reads: the output of `evalscope perf`, 0.7 and later (https://evalscope.readthedocs.io).
 * Takes: benchmark_summary, benchmark_args, benchmark_percentile, workload_timeline,
 * workload_throughput and trace_summary of every directory (one load point each), and sla_summary.
 * Ignores: benchmark_data.db (prompts, answers, pickles), benchmark.log (keys), and what only renders
 * the above: perf_report.html, performance_summary.txt, speed_benchmark.json.
 */
import { type Fact, type LoadPointFact, type ReadFact, issue } from "../fact.ts";
import type { Reader } from "../reader.ts";
import type { ClaimedFile } from "../source.ts";
import { type PartFormat, detect } from "./detect.ts";
import { percentilesPart, throughputPart, timelinePart, tracesPart } from "./distributions.ts";
import { Documents } from "../documents.ts";
import { addressOf, loadPoint, slaPart, withModels } from "./load-points.ts";
import type { Part } from "./part.ts";
import { type LeftOut, notesOn, nothingLeftOut } from "./quantities.ts";
import { runFacts } from "./run-facts.ts";
import { argumentsPart, summaryPart } from "./summary.ts";

export const stressTest: Reader = { id: "stress-test", surest: 0.95, detect, read };

type Parser = (value: unknown, leftOut: LeftOut, file: string) => Part;

const parsers = new Map<string, Parser>([
  ["perf summary", summaryPart],
  ["perf percentiles", percentilesPart],
  ["perf arguments", argumentsPart],
  ["perf timeline", timelinePart],
  ["perf throughput", throughputPart],
  ["perf traces", tracesPart],
  ["perf SLA summary", (value, leftOut, file) => slaPart(file, value, leftOut)],
] satisfies [PartFormat, Parser][]);

async function* read(files: readonly ClaimedFile[]): AsyncIterable<Fact> {
  const points: LoadPointFact[] = [];
  const documents = new Documents();
  for (const [folder, inFolder] of Map.groupBy(files, ({ file }) => folderOf(file.path))) {
    for await (const fact of folderFacts(folder, inFolder, documents)) {
      if (fact.kind === "load-point") points.push(fact);
      else yield fact;
    }
  }
  const named = withModels(points);
  yield* named;
  const paths = files.map(({ file }) => file.path);
  yield* runFacts(named, paths);
}

/** A directory's files make up one load point; only then is it known what each of them is worth. */
async function* folderFacts(
  folder: string,
  files: readonly ClaimedFile[],
  documents: Documents,
): AsyncIterable<Fact> {
  const parts: Part[] = [];
  for (const claimed of files) {
    const { part, facts } = await readFile(claimed, documents);
    if (part) parts.push(part);
    yield* facts;
  }
  const ofPoint = parts.filter((part) => !part.points);
  if (ofPoint.length === 0) return;
  const summary = files.find(({ format }) => format === "perf summary") ?? files[0];
  const address = addressOf(folder, summary?.file.path ?? folder);
  const point = loadPoint(address, ofPoint);
  yield point ?? issue("no-summary", "warning", address.place, "a load point without its summary");
}

interface Reading {
  readonly part: Part | null;
  readonly facts: readonly Fact[];
}

async function readFile({ file, format }: ClaimedFile, documents: Documents): Promise<Reading> {
  const parse = parsers.get(format);
  if (!parse) return { part: null, facts: [readFact(file.path, 0, 0)] };
  const json = await documents.json(file);
  if (json.kind === "issue") return { part: null, facts: [json, readFact(file.path, 1, 1)] };
  const leftOut = nothingLeftOut();
  const part = parse(json.value, leftOut, file.path);
  const place = { file: file.path, line: null };
  const dropped = `${part.dropped} of ${part.records} records of this ${format} are not usable`;
  return {
    part,
    facts: [
      ...(part.points ?? []),
      ...(part.dropped > 0 ? [issue("unusable-record", "dropped", place, dropped)] : []),
      ...notesOn(leftOut, place),
      readFact(file.path, part.records, part.dropped),
    ],
  };
}

function readFact(file: string, records: number, dropped: number): ReadFact {
  return { kind: "read", file, records, dropped };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
