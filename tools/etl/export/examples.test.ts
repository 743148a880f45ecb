import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { convert, publishedIndex } from "../testing/conversion.ts";
import { duckdb, rowsOf } from "../testing/duckdb.ts";
import {
  type PublishedSample,
  allSamples,
  byRunAndSuite,
  exportFrom,
  exportedTables,
  publishedFile,
} from "../testing/exporting.ts";
import { filesBelow, lastingFolder, treeOf } from "../testing/folders.ts";

/** The examples, published and exported; DuckDB must find in the export what the publication says. */
const examples = join(import.meta.dirname, "../../../examples/raw/runs");
const place = lastingFolder();
const data = join(place, "data");
let published: readonly PublishedSample[] = [];

beforeAll(async () => {
  await convert(examples, data);
  await exportFrom(place);
  published = allSamples(data);
}, 60_000);

function summaries() {
  return publishedIndex(data).map(({ run_id: run }) =>
    publishedFile(data, "evalSummary", `runs/${run}/eval_summary.json`),
  );
}

function curves() {
  return publishedIndex(data).flatMap(({ run_id: run }) =>
    publishedFile(data, "metrics", `runs/${run}/metrics.json`).series.map((series) => ({
      run,
      ...series,
    })),
  );
}

test("every run is there, with its times", async () => {
  const rows = await rowsOf(
    await duckdb(place),
    `SELECT run_id, project, epoch_ms(start_time)::DOUBLE AS start, samples::INTEGER AS samples
     FROM ${exportedTables.runs} ORDER BY run_id`,
  );
  const index = publishedIndex(data).toSorted((a, b) => (a.run_id < b.run_id ? -1 : 1));
  expect(rows).toEqual(
    index.map((entry) => ({
      run_id: entry.run_id,
      project: entry.project,
      start: entry.start_time === null ? null : Date.parse(entry.start_time),
      samples: entry.counts?.samples,
    })),
  );
});

test("every sample is there, word for word", async () => {
  const rows = await rowsOf(
    await duckdb(place),
    `SELECT run_id, suite, subset, id, repeat, item_key, outcome, score, input, target, prediction,
       extracted, metrics, messages, metadata
     FROM ${exportedTables.samples} ORDER BY run_id, suite, row_number`,
  );
  expect(rows.length).toBeGreaterThan(2000);
  const expected = published.map((sample) => ({
    run_id: sample.run,
    suite: sample.suite,
    subset: sample.subset,
    id: sample.id,
    repeat: sample.repeat,
    item_key: sample.item_key,
    outcome: sample.outcome,
    score: sample.score,
    input: sample.input,
    target: sample.target,
    prediction: sample.prediction,
    extracted: sample.extracted,
    metrics: JSON.stringify(sample.metrics),
    messages: JSON.stringify(sample.messages),
    metadata: JSON.stringify(sample.metadata),
  }));
  expect(rows).toEqual(expected);
});

test("items count as the store counts them", async () => {
  const found = await rowsOf(
    await duckdb(place),
    `SELECT run_id || '/samples/' || suite AS store, count(DISTINCT item)::INTEGER AS items
     FROM ${exportedTables.samples} GROUP BY ALL ORDER BY store`,
  );
  const stores = filesBelow(data).filter((path) => path.endsWith("/store.json"));
  const counted = stores.map((path) => ({
    store: path.slice("runs/".length, -"/store.json".length),
    items: publishedFile(data, "sampleStore", path).items,
  }));
  expect(counted.length).toBeGreaterThan(20);
  expect(found).toEqual(counted.toSorted((a, b) => (a.store < b.store ? -1 : 1)));
});

test("every score is there, and the headline among them", async () => {
  const connection = await duckdb(place);
  const headlines = summaries().flatMap(({ run_id: run, suites }) =>
    suites.map(({ suite, overall, metrics }) => {
      const headline = metrics.find(({ key }) => key === overall.metric);
      return { run, suite, value: overall.value, low: headline?.interval?.low ?? null };
    }),
  );
  const found = await rowsOf(
    connection,
    `SELECT run_id AS run, suite, value, interval_low AS low FROM ${exportedTables.scores}
     WHERE is_headline AND level = 'overall' ORDER BY run, suite`,
  );
  expect(found).toEqual(headlines.toSorted(byRunAndSuite));
  const metrics = summaries().flatMap(({ suites }) => suites.flatMap((suite) => suite.metrics));
  const parts = metrics.flatMap((metric) => [metric, ...metric.categories, ...metric.subsets]);
  const sum = parts.reduce((total, { value }) => total + (value ?? 0), 0);
  const [all] = await rowsOf(
    connection,
    `SELECT count(*)::INTEGER AS rows, sum(value) AS sum FROM ${exportedTables.scores}`,
  );
  expect(all).toEqual({ rows: parts.length, sum: expect.closeTo(sum, 9) });
});

test("every point of every curve is there", async () => {
  const rows = await rowsOf(
    await duckdb(place),
    `SELECT run_id, name, step, value FROM ${exportedTables.series} WHERE non_finite IS NULL`,
  );
  const points = curves().flatMap(({ run, name, points: own }) =>
    own.map(({ step, value }) => JSON.stringify({ run_id: run, name, step, value })),
  );
  expect(rows.length).toBeGreaterThan(7000);
  expect(rows.map((row) => JSON.stringify(row)).toSorted()).toEqual(points.toSorted());
});

test("the documented queries run on them", async () => {
  const connection = await duckdb(place);
  const [views = "", ...queries] = documentedQueries();
  await connection.run(views);
  const answers = await Promise.all(queries.map((query) => rowsOf(connection, query)));
  const [accuracies = [], flips = [], losses = [], headlines = []] = answers;
  const [first = {}] = accuracies;
  expect(first).toMatchObject(accuracyOf(first["run_id"], first["subset"]));
  expect(flips).toHaveLength(flipsBetween("lr-0.002-step-400", "lr-0.002-step-2400"));
  const loss = curves().find(
    ({ run, name }) => run === "lr-0.002-step-2400" && name === "train/loss",
  );
  const last = loss?.points.at(-1);
  const line = { run_id: loss?.run, last_step: last?.step, last_loss: last?.value };
  expect(losses).toContainEqual(line);
  expect(headlines.length).toBeGreaterThan(20);
  expect(headlines[0]).toMatchObject({ learning_rate: "0.002", checkpoint_step: 200 });
});

function documentedQueries(): readonly string[] {
  const manual = readFileSync(join(import.meta.dirname, "../../../docs/parquet.md"), "utf8");
  const chapter = manual.split(/^## /m).find((text) => text.startsWith("DuckDB")) ?? "";
  return [...chapter.matchAll(/```sql\n(.*?)```/gs)].map(([, query = ""]) => query);
}

function accuracyOf(run: unknown, subset: unknown) {
  const scores = published
    .filter((sample) => sample.suite === "general_mcq")
    .filter((sample) => sample.run === run && sample.subset === subset)
    .map(({ score }) => score ?? 0);
  const sum = scores.reduce((total, score) => total + score, 0);
  return { samples: String(scores.length), accuracy: sum / scores.length };
}

function flipsBetween(before: string, after: string): number {
  const [earlier, later] = [rightIn(before), rightIn(after)];
  return [...earlier].filter(([item, was]) => later.has(item) && later.get(item) !== was).length;
}

/** Whether each item was answered correctly. */
function rightIn(run: string): ReadonlyMap<string, boolean> {
  const answers = published.filter((sample) => sample.run === run);
  return new Map(
    answers.map(({ suite, item_key: key, repeat, outcome }) => [
      `${suite} ${key} ${repeat}`,
      outcome === "correct",
    ]),
  );
}

test("the same publication gives the same bytes, also in place of an earlier export", async () => {
  const first = treeOf(join(place, "export"));
  await exportFrom(place, { out: "again" });
  expect(treeOf(join(place, "again"))).toEqual(first);
  await exportFrom(place, { out: "again", replace: true });
  expect(treeOf(join(place, "again"))).toEqual(first);
}, 60_000);
