import { join } from "node:path";
import { expect, test } from "vitest";
import { convert, sample } from "../testing/conversion.ts";
import { duckdb, rowsOf } from "../testing/duckdb.ts";
import { exportFrom, exportedTables } from "../testing/exporting.ts";
import { filesBelow, temporaryFolder, writeTree } from "../testing/folders.ts";

const projects = ["a/b=c%d", "中文 é", "NULL", "null", "2024", "007", "x+y {z}[*]?'\"", "", null];
const suite = "数学/代数=100% #1";
const prediction = "答案 \u{1f389}\0\t";

/** A run for each project. */
function raw(): Readonly<Record<string, string>> {
  const files = projects.map((project, at) => ({
    [`raw/run-${at}/samples.jsonl`]: sample(at, { suite, prediction }),
    [`raw/run-${at}/metrics.log`]: `{"step":1,"loss":${at}}\n`,
    ...(project !== null && {
      [`raw/run-${at}/run.yaml`]: `project: ${JSON.stringify(project)}\n`,
    }),
  }));
  return Object.assign({}, ...files) as Readonly<Record<string, string>>;
}

test("projects and suites are read back as they are, none and the empty one as none", async () => {
  const place = writeTree(temporaryFolder(), raw());
  await convert(join(place, "raw"), join(place, "data"));
  await exportFrom(place);
  const connection = await duckdb(place);
  const named = projects.map((project) => project || null);
  const samples = await rowsOf(
    connection,
    `SELECT project, suite, prediction FROM ${exportedTables.samples} ORDER BY run_id`,
  );
  expect(samples).toEqual(named.map((project) => ({ project, suite, prediction })));
  const points = await rowsOf(
    connection,
    `SELECT project, value FROM ${exportedTables.series} ORDER BY value`,
  );
  expect(points).toEqual(named.map((project, value) => ({ project, value })));
  const runs = `SELECT count(project)::INTEGER AS named FROM ${exportedTables.runs}`;
  expect(await rowsOf(connection, runs)).toEqual([{ named: 7 }]);
  expect(filesBelow(join(place, "export"))).toContain(
    "samples/project=中文%20é/suite=数学%2F代数%3D100%25%20%231/part-0.parquet",
  );
});
