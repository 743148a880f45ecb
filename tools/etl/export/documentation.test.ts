import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Column } from "./tables/column.ts";
import { runColumns } from "./tables/runs.ts";
import { sampleColumns } from "./tables/samples.ts";
import { scoreColumns } from "./tables/scores.ts";
import { seriesColumns } from "./tables/series.ts";

const manual = readFileSync(join(import.meta.dirname, "../../../docs/parquet.md"), "utf8");

function documented(table: string): readonly string[] {
  const [, chapter = ""] = new RegExp(`^### ${table}\n(.*?)^##`, "ms").exec(manual) ?? [];
  return [...chapter.matchAll(/^\| `(\w+)`(\??) *\| (\w+) *\| [^|]+\|$/gm)].map(
    ([, name, nullable, type]) => `${name}${nullable} ${type}`,
  );
}

function written<Row>(columns: readonly Column<Row>[]): readonly string[] {
  return columns.map(({ name, nullable, type }) => {
    return `${name}${nullable ? "?" : ""} ${type === "TEXT" ? "STRING" : type}`;
  });
}

test.each([
  ["runs", written(runColumns)],
  ["scores", written(scoreColumns)],
  ["samples", written(sampleColumns)],
  ["series", written(seriesColumns)],
])("docs/parquet.md has every column of %s, and no other", (table, columns) => {
  expect(documented(table)).toEqual(columns);
});
