import { type FileContent, type FileKind, type Sample, parseFile } from "@evalsite/protocol";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ExportAccount } from "../export/export-account.ts";
import { exportTables } from "../export/command.ts";
import { publishedSamples } from "./conversion.ts";
import { filesBelow } from "./folders.ts";

/** The tables as DuckDB sees them in an export named `export`. */
export const exportedTables = {
  runs: "read_parquet('export/runs/*.parquet')",
  scores: "read_parquet('export/scores/*.parquet')",
  samples:
    "read_parquet('export/samples/*/*/*.parquet', hive_types = {'project': VARCHAR, 'suite': VARCHAR})",
  series: "read_parquet('export/series/*/*.parquet', hive_types = {'project': VARCHAR})",
} as const;

export interface Wish {
  readonly data?: string;
  readonly out?: string;
  readonly replace?: boolean;
}

/** Exports within this process, from `data` to `export` unless told otherwise. */
export function exportFrom(place: string, wish: Wish = {}): Promise<ExportAccount> {
  const { data = "data", out = "export", replace = false } = wish;
  const options = { dataDir: join(place, data), out: join(place, out), replace };
  return exportTables(options, { runs: () => undefined, samples: () => undefined });
}

export function publishedFile<K extends FileKind>(
  data: string,
  kind: K,
  path: string,
): FileContent<K> {
  const parsed = parseFile(kind, readFileSync(join(data, path), "utf8"));
  if (parsed.kind === "ok") return parsed.value;
  throw new Error(JSON.stringify(parsed.problem));
}

export type PublishedSample = Sample & { readonly run: string };

/** All samples of a publication, by run, suite and row. */
export function allSamples(data: string): readonly PublishedSample[] {
  const stores = filesBelow(data).filter((path) => path.endsWith("/store.json"));
  const samples = stores.flatMap((path) => {
    const [, run = ""] = path.split("/");
    return publishedSamples(join(data, dirname(path))).map((sample) => ({ run, ...sample }));
  });
  return samples.toSorted(byRunAndSuite);
}

interface Place {
  readonly run: string;
  readonly suite: string;
}

/** As DuckDB sorts texts. */
export function byRunAndSuite(a: Place, b: Place): number {
  return compare(a.run, b.run) || compare(a.suite, b.suite);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
