/**
 * Reads: the simple layout of docs/protocol.md, `evalscope.jsonl` and `samples.jsonl`, by any name.
 * Takes: results, as short lines `{suite, metric, value, …}` or as evalscope's reports of any version;
 * samples `{input, target, prediction, score, …}`. Keys that the layout does not name become metadata
 * of the sample.
 */
import type { Fact, ReportFact } from "../fact.ts";
import { type JsonRecord, jsonLineFacts } from "../json-lines.ts";
import { modelFolderOf } from "../evalscope-records/model-folder.ts";
import { Findings } from "../findings.ts";
import { name } from "../foreign.ts";
import { reportFact } from "../evalscope-records/report.ts";
import type { Reader } from "../reader.ts";
import type { ClaimedFile, SourceFile } from "../source.ts";
import { detect, isReport, isShortResult } from "./detect.ts";
import { KnownSuites } from "./known-suites.ts";
import { Samples } from "./samples.ts";
import { type ShortResult, shortResult } from "./short-result.ts";
import { suiteReports } from "./suite-reports.ts";

export const simpleLayout: Reader = { id: "simple-layout", surest: 0.95, detect, read };

/** Results first: samples that name no suite belong to the only one among the results. */
async function* read(files: readonly ClaimedFile[]): AsyncIterable<Fact> {
  const suites = new KnownSuites();
  for (const { file, format } of files) {
    if (format !== "results") continue;
    for await (const fact of resultFacts(file)) {
      if (fact.kind === "report") suites.add(fact);
      yield fact;
    }
  }
  const samples = new Samples(suites);
  for (const { file, format } of files) {
    if (format !== "samples") continue;
    yield* jsonLineFacts(file, (record) => samples.facts(file.path, record));
  }
  for (const suite of samples.asked) yield { kind: "scored-samples", suite };
}

async function* resultFacts(file: SourceFile): AsyncIterable<Fact> {
  const results: ShortResult[] = [];
  yield* jsonLineFacts(file, (record) => {
    const findings = new Findings({ file: file.path, line: record.line });
    if (isShortResult(record.value)) {
      const result = shortResult(record.value, findings);
      if (result) results.push(result);
      return result && findings.take();
    }
    const report = isReport(record.value) ? reportOf(record, findings) : null;
    return report && [...findings.take(), report];
  });
  yield* suiteReports(results);
}

/**
 * Samples of this layout name no model, so that a report, too, belongs to the run as a whole; unless
 * it is one of evalscope's own, written without line breaks, in its folder.
 */
function reportOf({ value }: JsonRecord, findings: Findings): ReportFact | null {
  const suite = name(value["dataset_name"]) ?? name(value["name"]);
  if (suite === null) return null;
  const around = { model: modelFolderOf(findings.place.file), suite, identity: {}, breakdowns: [] };
  return reportFact(value, around, findings);
}
