import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Curves } from "../transform/series.ts";
import { readCurves } from "../testing/read-curves.ts";
import { type WrittenLog, type WrittenRow, shared, writtenLogs } from "../testing/written-log.ts";

/** How many logs are made; docs/formats.md says when it was more. */
const runs = Number(process.env["EVALSITE_WRITTEN_LOGS"] ?? 300);

test("every value that was written is found where it belongs, replaced by a resumption, or dropped", async () => {
  await fc.assert(
    fc.asyncProperty(writtenLogs, async (log) => {
      const curves = await readCurves(log.files);
      const { missing, misplaced, mixed } = compared(log, curves);
      expect({ misplaced, mixed }).toEqual({ misplaced: [], mixed: [] });
      expect(missing.filter((row) => !row.isAgain)).toEqual([]);
      const { points } = curves;
      expect(points.replaced + points.dropped).toBe(missing.length);
      const again = log.tellsProcesses ? writtenAgain(log) : points.replaced;
      expect(points.replaced).toBe(again);
      expect(points.in).toBe(points.out + points.replaced + points.repeated + points.dropped);
    }),
    { numRuns: runs },
  );
}, 3_600_000);

/** Values that no series has; that stand at another step or under another name; series of several writers. */
function compared({ rows, files, isLabelled }: WrittenLog, { series }: Curves) {
  const found = new Map(
    series.flatMap((one) =>
      one.points.map(({ step, value }, at) => [
        rounded(value),
        { name: one.name, step: one.x.step?.[at] ?? step },
      ]),
    ),
  );
  const missing: WrittenRow[] = [];
  const misplaced: unknown[] = [];
  const writers = new Map<string, Set<number>>();
  for (const row of rows) {
    for (const [metric, value] of row.values) {
      const place = found.get(rounded(value));
      if (!place) missing.push(row);
      else if (place.step !== row.step || !place.name.includes(nameOf(row, metric)))
        misplaced.push({ ...place, row });
      const known = writers.get(place?.name ?? "") ?? new Set();
      writers.set(place?.name ?? "", known.add(row.writer));
    }
  }
  const areApart = isLabelled || files.size > 1;
  const mixed = areApart ? [...writers].filter(([name, of]) => name !== "" && of.size > 1) : [];
  return { missing, misplaced, mixed };
}

/** Values of steps that a later process wrote, too. */
function writtenAgain({ rows }: WrittenLog): number {
  return rows.reduce((sum, { isAgain, values }) => sum + (isAgain ? values.size : 0), 0);
}

function nameOf({ split }: WrittenRow, metric: string): string {
  return shared(split, metric);
}

/** As event files hold it. */
function rounded(value: number): number {
  return Math.fround(value);
}
