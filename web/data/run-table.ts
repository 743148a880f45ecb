import {
  type RunIndex,
  type RunTable,
  fromRunTable,
  parseFile,
  paths,
  runIndexSteps,
  runTableEntries,
  toRunTable,
} from "@evalsite/protocol";
import { type Fetched, fetchFile } from "./fetch-file.ts";
import { noteMixedDeployment } from "./mixed-deployment.ts";
import { nextTask } from "./next-task.ts";
import { fetchBytes } from "./sample-bytes.ts";

/**
 * All runs: from the run table that the manifest names, which is small on any host; from `index.json`
 * where there is no manifest or the table cannot be read.
 * @param file where the table lies
 */
export async function fetchRunTable(
  generation: string | null,
  file: string,
): Promise<Fetched<RunTable>> {
  const table = generation === null ? null : await fetchTable(generation, file);
  if (table !== null) return { kind: "ok", value: table };
  const index = await fetchFile("index", paths.index, { version: generation });
  if (index.kind === "problem") return index;
  return { kind: "ok", value: toRunTable(index.value, generation ?? "") };
}

async function fetchTable(generation: string, file: string): Promise<RunTable | null> {
  const fetched = await fetchBytes(file, { version: generation });
  if (fetched.kind === "problem") return null;
  const parsed = parseFile("runTable", new TextDecoder().decode(fetched.value.bytes));
  if (parsed.kind === "problem") return null;
  const isMixed = parsed.value.generation !== generation;
  noteMixedDeployment(isMixed ? file : null);
  if (isMixed) return null;
  try {
    runTableEntries(parsed.value);
    return parsed.value;
  } catch {
    return null;
  }
}

const indexes = new WeakMap<RunTable, RunIndex>();
const underWay = new WeakMap<RunTable, Promise<RunIndex>>();

/** So many runs are made in one go: the page is there at once. */
const fewRuns = 500;

/** Making goes on after a pause when it has taken this long. */
const longestMs = 30;

/** The table run by run, with all scores of each, if it is made already or made at once; null: it takes a while. */
export function indexAtOnce(table: RunTable): RunIndex | null {
  const made = indexes.get(table) ?? (table.rows <= fewRuns ? fromRunTable(table) : null);
  if (made !== null) indexes.set(table, made);
  return made;
}

/** The same for any number of runs, in pieces, so that the page answers meanwhile; made once. */
export function indexInPieces(table: RunTable): Promise<RunIndex> {
  const making = underWay.get(table) ?? makeIndex(table);
  underWay.set(table, making);
  return making;
}

async function makeIndex(table: RunTable): Promise<RunIndex> {
  const steps = runIndexSteps(table);
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      indexes.set(table, step.value);
      return step.value;
    }
    if (performance.now() - began > longestMs) {
      await nextTask();
      began = performance.now();
    }
  }
}
