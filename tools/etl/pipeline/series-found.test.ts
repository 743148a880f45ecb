import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readers } from "../extract/registry.ts";
import type { SourceFile } from "../extract/source.ts";
import { SeriesColumns } from "../transform/series-columns.ts";
import { type Curves, curvesOf } from "../transform/series.ts";
import { type WrittenLog, type WrittenRow, shared, writtenLogs } from "../testing/written-log.ts";
import { claimFiles } from "./claim-files.ts";

/** How many logs are made; docs/formats.md says when it was more. */
const runs = Number(process.env["EVALSITE_WRITTEN_LOGS"] ?? 300);

test("every value that was written is found where it belongs, replaced by a resumption, or dropped", async () => {
  await fc.assert(
    fc.asyncProperty(writtenLogs, async (log) => {
      const curves = await curvesIn(log.files);
      const { missing, misplaced, mixed } = compared(log, curves);
      expect({ misplaced, mixed }).toEqual({ misplaced: [], mixed: [] });
      expect(missing.filter((row) => !row.isAgain)).toEqual([]);
      const { points } = curves;
      expect(points.replaced + points.dropped).toBe(missing.length);
      expect(points.in).toBe(points.out + points.replaced + points.repeated + points.dropped);
    }),
    { numRuns: runs },
  );
}, 3_600_000);

async function curvesIn(files: WrittenLog["files"]): Promise<Curves> {
  const columns = new SeriesColumns();
  const claims = await claimFiles([...files].map(inMemory), readers);
  for (const [reader, claimed] of claims.byReader) {
    for await (const fact of reader.read(claimed)) {
      if (fact.kind === "training-row") columns.add(fact);
      if (fact.kind === "training-start") columns.begin(fact);
    }
  }
  return curvesOf(columns, [], () => ({ path: "", blocks: [] }));
}

function inMemory([path, bytes]: readonly [string, Uint8Array]): SourceFile {
  return {
    path,
    size: bytes.length,
    async *bytes({ start, end } = { start: 0, end: bytes.length }) {
      yield bytes.subarray(start, end);
    },
  };
}

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

function nameOf({ split }: WrittenRow, metric: string): string {
  return shared(split, metric);
}

/** As event files hold it. */
function rounded(value: number): number {
  return Math.fround(value);
}
