import { expect, test } from "vitest";
import { duckdb, rowsOf } from "../testing/duckdb.ts";
import { filesBelow, temporaryFolder } from "../testing/folders.ts";
import { TableWriter } from "./table-writer.ts";
import { type Column, columnsFor } from "./tables/column.ts";

interface Row {
  readonly at: number;
  readonly text: string | null;
}

const { required, optional } = columnsFor<Row>();
const columns: readonly Column<Row>[] = [
  required("number", "INT64", ({ at }) => at),
  optional("text", "TEXT", ({ text }) => text),
  optional("even", "BOOLEAN", ({ at }) => (at % 3 === 0 ? null : at % 2 === 0)),
  optional("seen", "TIMESTAMP", ({ at }) => new Date(at * 1000)),
];

test("row groups and files are bounded, and no row is lost", async () => {
  const folder = temporaryFolder();
  const limits = { group: { rows: 100, characters: 5000 }, fileBytes: 20_000 };
  const table = new TableWriter(folder, "t", columns, limits);
  table.begin("p=a");
  for (let at = 0; at < 1000; at++) table.add({ at, text: null });
  table.begin("p=b");
  for (let at = 1000; at < 4000; at++) table.add({ at, text: String(Math.sin(at)).repeat(at % 5) });
  const files = table.finish("p=none");
  expect(filesBelow(folder)).toEqual(files.map(({ path }) => path).toSorted());
  expect(files.filter(({ path }) => path.startsWith("t/p=b/")).length).toBeGreaterThan(2);
  const connection = await duckdb(folder);
  const groups = await rowsOf(
    connection,
    `SELECT max(row_group_num_rows)::INTEGER AS rows, max(total_uncompressed_size)::INTEGER AS bytes
     FROM parquet_metadata('t/*/*.parquet')`,
  );
  expect(groups[0]?.["rows"]).toBe(100);
  expect(groups[0]?.["bytes"]).toBeLessThan(6000);
  const sums = await rowsOf(
    connection,
    `SELECT p, count(*) AS rows, sum(number) AS sum, count(text) AS texts, count(even) AS evens,
       epoch_ms(max(seen)) AS seen FROM 't/*/*.parquet' GROUP BY p ORDER BY p`,
  );
  expect(sums).toEqual([
    { p: "a", rows: "1000", sum: "499500", texts: "0", evens: "666", seen: "999000" },
    { p: "b", rows: "3000", sum: "7498500", texts: "3000", evens: "2000", seen: "3999000" },
  ]);
});

test("a table without rows can be queried", async () => {
  const folder = temporaryFolder();
  new TableWriter(folder, "t", columns).finish("p=__HIVE_DEFAULT_PARTITION__");
  const query = "SELECT count(*) AS rows, max(seen) AS seen FROM 't/*/*.parquet'";
  expect(await rowsOf(await duckdb(folder), query)).toEqual([{ rows: "0", seen: null }]);
});

test("what is too long for the name of a folder is told", () => {
  const table = new TableWriter(temporaryFolder(), "t", columns);
  table.begin(`project=${"长".repeat(90)}`);
  expect(() => table.add({ at: 1, text: null })).toThrow("too long for the name of a folder");
});
