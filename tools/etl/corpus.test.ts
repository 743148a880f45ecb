import { type EvalSummary, type RunMeta, type RunMetrics, parseFile } from "@evalsite/protocol";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConvertResult } from "./pipeline/convert-all.ts";
import { convert, publishedSamples } from "./testing/conversion.ts";
import { inflated } from "./testing/folders.ts";
import { scoreDisagreements, scoredSuites } from "./testing/score-agreement.ts";

/**
 * Every run of the folder that EVALSITE_CORPUS names is converted, and what the raw files say is
 * looked up in the output. The raw files are read here a second time, by other means than the
 * readers: plain JSON.parse and regular expressions.
 */
const corpus = process.env["EVALSITE_CORPUS"] ?? "";
const present = corpus !== "" && existsSync(corpus);
if (!present) process.stderr.write("corpus.test.ts: skipped, EVALSITE_CORPUS names no folder\n");

interface Published {
  readonly runId: string;
  readonly meta: RunMeta;
  readonly summary: EvalSummary;
  readonly metrics: RunMetrics;
}

describe.skipIf(!present)("corpus", () => {
  const out = mkdtempSync(join(tmpdir(), "evalsite-corpus-"));
  const raws = ["evalscope", "training"].map((name) => join(corpus, name));
  const results = new Map<string, ConvertResult>();
  const published = new Map<string, readonly Published[]>();

  beforeAll(async () => {
    for (const raw of raws) {
      const outDir = join(out, raw.split("/").at(-1) ?? "");
      results.set(raw, await convert(raw, outDir));
      published.set(raw, readRuns(outDir));
    }
  }, 120_000);

  afterAll(() => rmSync(out, { recursive: true, force: true }));

  const runsWith = (raw: string, file: string) => {
    const path = relative(raw, file);
    return (published.get(raw) ?? []).filter(({ meta }) =>
      meta.sources.some(
        (source) => path.endsWith(`/${source.path}`) && comesFrom(meta.run_id, path, source.path),
      ),
    );
  };

  test("every folder is converted and nothing is dropped", () => {
    for (const result of results.values()) {
      for (const outcome of result.outcomes) {
        expect(outcome.kind, `${outcome.runId}: ${outcome.detail}`).toBe("converted");
        expect(outcome.issues.filter((issue) => issue.severity === "dropped")).toEqual([]);
      }
    }
  });

  test("headline, scores, outcomes and index agree", () => {
    const outDir = join(out, "evalscope");
    expect(scoreDisagreements(outDir)).toEqual([]);
    expect(scoredSuites(outDir)).toBeGreaterThan(20);
  });

  test.each(filesBelow(raws, /\/reports\/.*\.json$/))("scores of $path", ({ raw, file }) => {
    const report = JSON.parse(readFileSync(file, "utf8"));
    if (!Array.isArray(report.metrics)) return;
    const summaries = runsWith(raw, file).flatMap(({ summary }) => summary.suites);
    const suite = summaries.find((candidate) => candidate.suite === report.dataset_name);
    expect(suite?.metrics.length).toBe(report.metrics.length);
    for (const metric of report.metrics) {
      const found = suite?.metrics.find((one) =>
        metric.identity
          ? JSON.stringify(sorted(one.identity)) === JSON.stringify(sorted(metric.identity))
          : one.source_name === metric.name,
      );
      expect(found).toMatchObject({ value: metric.score, n: metric.num });
      expect(found?.macro_value).toBe(metric.macro_score ?? found?.macro_value);
      const subsets = metric.categories.flatMap(
        (category: { subsets: unknown[] }) => category.subsets,
      );
      expect(
        found?.subsets.map(({ subset, value, n }) => ({ name: subset, score: value, num: n })),
      ).toEqual(
        subsets.map(({ name, score, num }: { name: string; score: number; num: number }) => ({
          name,
          score,
          num,
        })),
      );
    }
  });

  test.each(filesBelow(raws, /\/(reviews|predictions)\/.*\.jsonl$/))(
    "samples of $path",
    ({ raw, file }) => {
      const lines = readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line.trim() !== "");
      const found = runsWith(raw, file).flatMap((run) => samplesOf(out, raw, run));
      const name = relative(raw, file);
      const distinct = new Set(
        found.flatMap((sample) =>
          sample.sources
            .filter((source) => name.endsWith(source.file))
            .map((source) => source.line),
        ),
      );
      expect(distinct.size).toBe(new Set(lines.map(indexOfLine)).size);
    },
  );

  test.each(filesBelow(raws, /benchmark_summary\.json$/))(
    "load point of $path",
    ({ raw, file }) => {
      const summary: Record<string, number> = JSON.parse(readFileSync(file, "utf8"));
      const points = runsWith(raw, file).flatMap((run) =>
        run.summary.stress_tests.flatMap((one) => one.points),
      );
      const times = Object.entries(summary).filter(
        ([key]) => /TTFT|time to first token/.test(key) && !/First|Subs/.test(key),
      );
      for (const [key, value] of times) {
        if (value === null || Number.isNaN(value)) continue;
        const seconds = key.includes("(ms)") ? value / 1000 : value;
        const streamed = points.filter((point) => point.streamed !== false);
        const shown = streamed.map(({ metrics }) => metrics["ttft_s"] ?? Number.NaN);
        const isShown = shown.some((one) => Math.abs(one - seconds) < 1e-9);
        expect(isShown).toBe(streamed.length > 0);
        expect(points.filter((point) => "ttft_s" in point.metrics)).toEqual(streamed);
      }
      const total = summary["Total requests"] ?? summary["Total Requests"];
      expect(points.map((point) => point.requests.total)).toContain(total);
    },
  );

  test.each(filesBelow(raws, /(logging\.jsonl|trainer_state\.json|metrics\.csv|tfevents\.[^/]*)$/))(
    "points of $path",
    ({ raw, file }) => {
      const name = relative(raw, file);
      const points = runsWith(raw, file)
        .flatMap((run) => run.metrics.series)
        .flatMap((series) => series.points.map(({ step, value }) => atStep(step, value)));
      const have = new Set(points);
      const expected = pointsIn(file);
      expect(expected.length, name).toBeGreaterThan(0);
      expect(expected.filter((point) => !have.has(point))).toEqual([]);
    },
  );

  test("no planted secret, no host and no absolute path is published", () => {
    const hits: string[] = [];
    for (const file of everyFile(out)) {
      const bytes = readFileSync(file);
      const text = inflated(bytes).toString();
      if (/SECRET123/.test(text)) hits.push(file);
      const isConfiguration = /(meta|index|manifest|eval_summary)\.json$/.test(file);
      if (isConfiguration && /127\.0\.0\.1|"\/(data|home|root|tmp)\//.test(text)) hits.push(file);
    }
    expect(hits).toEqual([]);
  });
});

function filesBelow(raws: readonly string[], pattern: RegExp) {
  if (!present) return [{ raw: "", file: "", path: "nothing" }];
  return raws.flatMap((raw) =>
    everyFile(raw)
      .filter((file) => pattern.test(file))
      .map((file) => ({ raw, file, path: relative(raw, file) })),
  );
}

function everyFile(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? everyFile(path) : [path];
  });
}

function readRuns(outDir: string): readonly Published[] {
  return readdirSync(join(outDir, "runs")).map((runId) => {
    const read = (name: string) => readFileSync(join(outDir, "runs", runId, name), "utf8");
    const meta = parseFile("meta", read("meta.json"));
    const summary = parseFile("evalSummary", read("eval_summary.json"));
    const metrics = parseFile("metrics", read("metrics.json"));
    if (meta.kind !== "ok" || summary.kind !== "ok" || metrics.kind !== "ok") {
      throw new Error(
        `${runId} is not valid: ${JSON.stringify([meta, summary, metrics]).slice(0, 500)}`,
      );
    }
    return { runId, meta: meta.value, summary: summary.value, metrics: metrics.value };
  });
}

/** Is the source path, below the folders that the run id names, the raw path? */
function comesFrom(runId: string, path: string, source: string): boolean {
  const folder = path.slice(0, -source.length - 1);
  const named = folder.split("/").join("~");
  return runId === named || runId.startsWith(`${named}~`);
}

interface FoundSample {
  readonly sources: readonly { readonly file: string; readonly line: number }[];
}

function samplesOf(out: string, raw: string, run: Published): readonly FoundSample[] {
  const folder = join(out, raw.split("/").at(-1) ?? "", "runs", run.runId);
  return run.summary.suites.flatMap((suite) => {
    if (suite.store === null) return [];
    return publishedSamples(join(folder, suite.store));
  });
}

/** What makes a line one sample: its index; before there was one, every line is one. */
function indexOfLine(line: string, at: number): string {
  const record = JSON.parse(line);
  return String(record.index ?? `line ${at}`);
}

function sorted(identity: { dimensions: Record<string, unknown> }): unknown {
  const { dimensions, ...rest } = identity;
  const entries = Object.entries({ ...rest, ...dimensions });
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const notCurves =
  /^(step|epoch|global_step|percentage|elapsed_time|remaining_time|train_runtime|train_loss|total_flos|train_samples_per_second|train_steps_per_second|num_input_tokens_seen|num_tokens|current_steps|total_steps|max_steps)$/;

/** A point as text; values are compared as float32, which is what some logs hold. */
function atStep(step: number, value: number): string {
  return `${Math.fround(value)} at ${step}`;
}

/** Every finite point of a training log, found without the readers. */
function pointsIn(file: string): readonly string[] {
  if (file.endsWith(".csv")) return csvPoints(readFileSync(file, "utf8"));
  if (/tfevents/.test(file)) return tfeventsPoints(readFileSync(file));
  const text = readFileSync(file, "utf8");
  const rows: readonly Record<string, unknown>[] = file.endsWith(".json")
    ? JSON.parse(text).log_history
    : text
        .split("\n")
        .filter((line) => line.includes("global_step/max_steps"))
        .map((line) => JSON.parse(line));
  const coveredByState = existsSync(join(file, "../trainer_state.json")) && !file.endsWith(".json");
  const lastOfStep = new Map<string, string>();
  for (const row of rows.filter((one) => one["train_runtime"] === undefined)) {
    const step = Number.parseInt(String(row["global_step/max_steps"] ?? row["step"]), 10);
    for (const [name, value] of Object.entries(row)) {
      const covered = coveredByState && !/memory|train_speed/.test(name);
      if (notCurves.test(name) || covered || !Number.isFinite(value)) continue;
      lastOfStep.set(`${name} ${step}`, atStep(step, Number(value)));
    }
  }
  return [...lastOfStep.values()];
}

function csvPoints(text: string): readonly string[] {
  const [head = "", ...rows] = text.trim().split(/\r?\n/);
  const names = head.split(",");
  const points = new Map<string, string>();
  for (const row of rows.map((line) => line.split(","))) {
    const step = Number(row[names.indexOf("step")]);
    for (const [at, name] of names.entries()) {
      const cell = row[at] ?? "";
      if (cell === "" || !Number.isFinite(Number(cell)) || notCurves.test(name)) continue;
      points.set(`${name} ${step}`, atStep(step, Number(cell)));
    }
  }
  return [...points.values()];
}

/** Scalars of an event file: the framing is walked; an event is its time, its step, its summary. */
function tfeventsPoints(bytes: Buffer): readonly string[] {
  const points: string[] = [];
  for (let at = 0; at + 16 <= bytes.length;) {
    const length = Number(bytes.readBigUInt64LE(at));
    const data = bytes.subarray(at + 12, at + 12 + length);
    const { step, summary } = eventParts(data);
    const scalar = data.length - 5;
    const value = data[scalar] === 0x15 ? data.readFloatLE(scalar + 1) : Number.NaN;
    if (summary && Number.isFinite(value)) points.push(atStep(step, value));
    at += length + 16;
  }
  return points;
}

/** Field 1 is 8 bytes of time; field 2, if not 0, the step as a varint; field 5 the summary. */
function eventParts(data: Buffer): { readonly step: number; readonly summary: boolean } {
  let at = 9;
  let step = 0;
  if (data[at] === 0x10) {
    let factor = 1;
    do {
      at++;
      step += ((data[at] ?? 0) & 0x7f) * factor;
      factor *= 128;
    } while ((data[at] ?? 0) >= 0x80);
    at++;
  }
  return { step, summary: data[at] === 0x2a };
}
