/**
 * Reads: console logs of training tools (`train.log`, `nohup.out`, `metrics.log`), line by line. A
 * file may hold lines of several tools; `patterns/` has one file for each, with links.
 * Takes: lines that state metrics, behind any prefix; progress bars only to learn a row's step.
 * Ignores: prose. Only metric lines that are broken count as dropped.
 * Known limit: rows that name no step get none; the transform then draws them over their epoch.
 */
import type { Fact } from "../fact.ts";
import type { Reader } from "../reader.ts";
import { type ClaimedFile, type Detection, type Probe, no, yes } from "../source.ts";
import { logLines } from "./log-line.ts";
import { firstHit, newPatterns, tellingLines } from "./patterns.ts";
import { logFacts } from "./rows.ts";

export const textLog: Reader = { id: "text-log", surest: 0.86, detect, read };

/** What consoles of trainers print before their first metrics, which may lie behind the probe. */
const signature =
  /\[INFO:swift\]|\((?:TaskRunner|WorkerDict|main_task) pid=|\[INFO\|trainer\.py|\*{5} Running training|using world size: \d+/;

function detect(probe: Probe): Detection {
  const lines = probe.lines.filter((line) => !/^\s*\[*\{"/.test(line));
  if (lines.length * 2 < probe.lines.length) return no("JSON lines");
  const patterns = newPatterns();
  const found = tellingLines(lines)
    .flatMap(logLines)
    .map((line) => firstHit(patterns, line));
  const hits = found.filter((one) => one !== null && one.hit.kind !== "broken");
  const share = Math.min(1, hits.length / lines.length);
  const isOfTool = hits.some((one) => one !== null && !general.has(one.pattern.id));
  const isDense = share >= 0.02;
  const isLog = isOfTool
    ? isDense || hits.length > 1
    : (isDense && (hits.length > 1 || share >= 0.05)) || hits.length >= many;
  if (hits.length > 0 && isLog) return yes(0.8 + share * 0.05, "training log");
  return probe.size > probe.bytes.length && signature.test(probe.text)
    ? yes(0.5, "training log (metrics further down)")
    : no("no line with metrics");
}

/** Forms of no tool's own: a document may show a few such lines. */
const general = new Set(["named-values", "progress-bar", "column-table"]);
const many = 20;

async function* read(files: readonly ClaimedFile[]): AsyncIterable<Fact> {
  for (const { file } of files) yield* logFacts(file);
}
