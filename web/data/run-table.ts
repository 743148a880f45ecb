import {
  type RunIndex,
  type RunTable,
  fromRunTable,
  parseFile,
  paths,
  runTableEntries,
  toRunTable,
} from "@evalsite/protocol";
import { type Fetched, fetchFile } from "./fetch-file.ts";
import { noteMixedDeployment } from "./mixed-deployment.ts";
import { fetchBytes } from "./sample-bytes.ts";

/**
 * All runs: from the run table that the manifest names, which is small on any host; from `index.json`
 * where there is no manifest or the table cannot be read.
 */
export async function fetchRunTable(generation: string | null): Promise<Fetched<RunTable>> {
  const table = generation === null ? null : await fetchTable(generation);
  if (table !== null) return { kind: "ok", value: table };
  const index = await fetchFile("index", paths.index, { version: generation });
  if (index.kind === "problem") return index;
  return { kind: "ok", value: toRunTable(index.value, generation ?? "") };
}

async function fetchTable(generation: string): Promise<RunTable | null> {
  const fetched = await fetchBytes(paths.runTable, { version: generation });
  if (fetched.kind === "problem") return null;
  const parsed = parseFile("runTable", new TextDecoder().decode(fetched.value.bytes));
  if (parsed.kind === "problem") return null;
  const isMixed = parsed.value.generation !== generation;
  noteMixedDeployment(isMixed ? paths.runTable : null);
  if (isMixed) return null;
  try {
    runTableEntries(parsed.value);
    return parsed.value;
  } catch {
    return null;
  }
}

const indexes = new WeakMap<RunTable, RunIndex>();

/** The table run by run, with all scores of each; made once. */
export function indexOf(table: RunTable): RunIndex {
  const index = indexes.get(table) ?? fromRunTable(table);
  indexes.set(table, index);
  return index;
}
