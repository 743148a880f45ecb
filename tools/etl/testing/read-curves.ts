import { readers } from "../extract/registry.ts";
import type { SourceFile } from "../extract/source.ts";
import { claimFiles } from "../pipeline/claim-files.ts";
import { SeriesColumns } from "../transform/series-columns.ts";
import { type Curves, curvesOf } from "../transform/series.ts";

/** The curves of a run's logs, by all readers. @param files paths and contents */
export async function readCurves(
  files: Iterable<readonly [path: string, bytes: Uint8Array]>,
): Promise<Curves> {
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

/** The same as texts, "1:2.5 2:2.25" by series; what is no step says so: "epoch 1:2.5". */
export async function curveTexts(
  files: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const encoded = Object.entries(files).map(
    ([path, text]) => [path, new TextEncoder().encode(text)] as const,
  );
  const { series } = await readCurves(encoded);
  return Object.fromEntries(
    series.map(({ name, points, x_is }) => [
      name,
      `${x_is === "step" ? "" : `${x_is} `}${points.map(({ step, value }) => `${step}:${value}`).join(" ")}`,
    ]),
  );
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
