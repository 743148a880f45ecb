import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { convert } from "../testing/conversion.ts";
import { duckdb, rowsOf } from "../testing/duckdb.ts";
import { exportFrom, exportedTables, publishedFile } from "../testing/exporting.ts";
import { temporaryFolder, writeTree } from "../testing/folders.ts";

const points = 70_000;

test("a long curve is exported in full resolution, and its other axes where they are known", async () => {
  const place = temporaryFolder();
  const line = (_: unknown, at: number) =>
    JSON.stringify({ step: at * 2, loss: at % 1000, epoch: at / points });
  const log = `${Array.from({ length: points }, line).join("\n")}\n`;
  writeTree(place, { "raw/long/metrics.log": log });
  await convert(join(place, "raw"), join(place, "data"));
  await exportFrom(place);
  const { series } = publishedFile(join(place, "data"), "metrics", "runs/long/metrics.json");
  const shown = series[0]?.points.length ?? 0;
  const found = await rowsOf(
    await duckdb(place),
    `SELECT count(*)::INTEGER AS rows, sum(value) AS sum, max(step) AS last,
       count(epoch)::INTEGER AS epochs, max(abs(epoch - step / 2 / ${points})) AS wrong
     FROM ${exportedTables.series} WHERE name = 'train/loss'`,
  );
  const expected = { rows: points, sum: 34_965_000, last: 2 * (points - 1), epochs: shown };
  expect(found).toEqual([{ ...expected, wrong: expect.closeTo(0, 12) }]);
  expect(shown).toBeLessThan(points);
  rmSync(join(place, "data/runs/long/series/0-2.f64"));
  await expect(exportFrom(place, { replace: true })).rejects.toThrow("series/0-2.f64 is missing");
}, 60_000);
