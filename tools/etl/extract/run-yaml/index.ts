/**
 * Reads: run.yaml of docs/protocol.md, by any name: what a person or a launcher says of a run.
 * Takes: project, experiment, model, dataset, hparams, tags, checkpoint, timezone, notes, start_time,
 * end_time, versions, and status (running, completed, partial, interrupted, failed). Unknown keys are
 * noted, keys of the wrong type left out with a warning.
 */
import {
  type Fact,
  type IssueFact,
  type ReadFact,
  type RunFact,
  issue,
  precedence,
} from "../fact.ts";
import { Documents } from "../documents.ts";
import { limits } from "../limits.ts";
import type { Reader } from "../reader.ts";
import type { ClaimedFile, SourceFile } from "../source.ts";
import { detect } from "./detect.ts";
import { type Entry, parseYaml } from "./document.ts";
import { type Told, fields, progressOf } from "./fields.ts";

export const runYaml: Reader = { id: "run-yaml", surest: 0.9, detect, read };

async function* read(files: readonly ClaimedFile[]): AsyncIterable<Fact> {
  const documents = new Documents();
  for (const { file } of files) yield* runFacts(file, documents);
}

async function* runFacts(file: SourceFile, documents: Documents): AsyncIterable<Fact> {
  const text = await documents.text(file, limits.yaml);
  if (typeof text !== "string") {
    yield text;
    yield readFact(file, 1);
    return;
  }
  const parsed = parseYaml(text);
  if (parsed.kind === "bad") {
    const place = { file: file.path, line: parsed.line };
    yield issue("not-yaml", "dropped", place, parsed.detail);
    yield readFact(file, 1);
    return;
  }
  let told: Told = {};
  for (const [key, entry] of parsed.entries) {
    if (entry.value === null || entry.value === "") continue;
    const status = key === "status" ? progressOf(entry) : null;
    if (status !== null) {
      const place = { file: file.path, line: entry.line };
      yield { kind: "progress", place, status, total: null, processed: null };
      continue;
    }
    const found = fields.get(key)?.(entry);
    if (found) told = { ...told, ...found };
    else yield notTold(file, key, entry);
  }
  yield { kind: "run", precedence: precedence.declared, model: null, ...told } satisfies RunFact;
  yield readFact(file, 0);
}

function notTold({ path }: SourceFile, key: string, { line, value }: Entry): IssueFact {
  const place = { file: path, line };
  if (!fields.has(key) && key !== "status")
    return issue("unknown-key", "note", place, `"${key}" is no key of run.yaml`);
  const shown = JSON.stringify(value)?.slice(0, 60);
  return issue("bad-field", "warning", place, `${key} cannot be understood: ${shown}`);
}

function readFact({ path }: SourceFile, dropped: number): ReadFact {
  return { kind: "read", file: path, records: 1, dropped };
}
