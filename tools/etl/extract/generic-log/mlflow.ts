import { type Fact, type RowLabel, issue, sourceRank } from "../fact.ts";
import { numberOf } from "../number-text.ts";
import type { Probe, SourceFile } from "../source.ts";
import { textLines } from "../text-lines.ts";

const line = /^(\d{12,14}) (\S+)(?: (-?\d+))?$/;

/** A file of MLflow's file store, one for each metric: time in milliseconds, value and step on each line. */
export function isMetricFile({ lines }: Probe): boolean {
  const head = lines.slice(0, 50);
  return head.length > 0 && head.every((text) => metricOf(text) !== null);
}

function metricOf(text: string) {
  const [, time, written, step = "0"] = line.exec(text.trimEnd()) ?? [];
  const value = numberOf(written);
  return value === undefined ? null : { wallS: Number(time) / 1000, value, step: Number(step) };
}

/** The metric's name is the file's, with the folders below `metrics`; the folder above it is the run's. */
export async function* metricFileFacts(file: SourceFile): AsyncIterable<Fact> {
  const [, run, below] = /(?:^|\/)([^/]+)\/metrics\/(.+)$/.exec(file.path) ?? [];
  const name = below ?? file.path.replace(/^.*\//, "");
  const labels: readonly RowLabel[] = run ? [{ key: "run", value: run, tells: "writer" }] : [];
  let lastStep = -Infinity;
  let records = 0;
  let dropped = 0;
  for await (const { text, line: number, ended } of textLines(file.bytes())) {
    if (text.trim() === "") continue;
    records++;
    const place = { file: file.path, line: number };
    const found = metricOf(text);
    // Half a step is smaller than the one before.
    const isWhole = ended || (found?.step ?? -Infinity) > lastStep;
    if (found === null || !isWhole) {
      dropped++;
      const code = ended ? "unusable-record" : "truncated-line";
      yield issue(code, "dropped", place, `no whole time, value and step: ${text.slice(0, 60)}`);
      continue;
    }
    lastStep = found.step;
    yield {
      kind: "training-row",
      place,
      step: found.step,
      axes: { wallS: found.wallS },
      values: new Map([[name, found.value]]),
      naming: "plain",
      rank: sourceRank.jsonl,
      labels,
    };
  }
  yield { kind: "read", file: file.path, records, dropped };
}
