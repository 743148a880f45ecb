import type {
  Account,
  Checkpoint,
  Issue,
  JsonValue,
  RunMeta,
  SourceAccount,
  SuiteSummary,
} from "@evalsite/protocol";
import { REVISION, SCHEMA_VERSION } from "@evalsite/protocol";
import { type RunFact, type SourceTime, precedence } from "../extract/fact.ts";
import { checkpointIn, shortModelName } from "./model-path.ts";
import { type StateParts, runStates, summaryOf } from "./run-states.ts";
import { publicHparams, publicSettings } from "./settings.ts";
import { orderOf, publishTime } from "./times.ts";

/** What the run as a whole is made from. */
export interface RunParts extends StateParts {
  readonly runId: string;
  readonly facts: readonly RunFact[];
  readonly modelFallback: string | null;
  readonly sources: readonly SourceAccount[];
  readonly account: Account;
  readonly issues: readonly Issue[];
}

/** `meta.json` of a run, without its content id, not yet cleaned. */
export function runMeta(parts: RunParts): RunMeta {
  const facts = parts.facts.toSorted((a, b) => b.precedence - a.precedence);
  const pick = <K extends keyof RunFact>(field: K) => firstOf(facts, field);
  const zone = pick("timezone") ?? null;
  const start = publishTime(pick("startTime"), zone);
  const end = publishTime(latest(facts), zone);
  const modelName = pick("modelName") ?? parts.modelFallback;
  const states = runStates(parts);
  return {
    run_id: parts.runId,
    project: pick("project") ?? null,
    experiment: pick("experiment") ?? null,
    model: {
      name: modelName === null ? null : shortModelName(modelName),
      revision: pick("modelRevision") ?? null,
    },
    dataset: {
      name: pick("datasetName") ?? onlySuite(parts.suites),
      version: pick("datasetVersion") ?? null,
    },
    hparams: mergedHparams(facts),
    start_time: start.zoned,
    end_time: end.zoned,
    schema_version: SCHEMA_VERSION,
    revision: REVISION,
    content_id: null,
    start_time_local: start.local,
    end_time_local: end.local,
    tags: [...(pick("tags") ?? [])],
    notes: pick("notes") ?? null,
    checkpoint: pick("checkpoint") ?? checkpointOf(parts, [modelName, pick("modelRevision")]),
    kinds: states.flatMap(({ kind }) => kind ?? []),
    status: summaryOf(states),
    states: [...states],
    settings: publicSettings(mergedSettings(facts)),
    versions: merged(facts.toReversed().map((fact) => fact.versions ?? {})),
    sources: [...parts.sources],
    account: parts.account,
    issues: [...parts.issues],
  };
}

/** Where nothing says it better, the names of what was evaluated do: of the model, its folder, the run. */
function checkpointOf(
  { suites, stressTests, modelFallback, runId }: RunParts,
  names: readonly (string | null | undefined)[],
): Checkpoint | null {
  if (suites.length === 0 && stressTests.length === 0) return null;
  for (const name of [...names, modelFallback, runId]) {
    const found = name ? checkpointIn(name) : null;
    if (found) return found;
  }
  return null;
}

function firstOf<K extends keyof RunFact>(
  facts: readonly RunFact[],
  field: K,
): RunFact[K] | undefined {
  return facts.find((fact) => fact[field] !== undefined)?.[field];
}

/** A declared end wins; of derived ones the latest. */
function latest(facts: readonly RunFact[]): SourceTime | undefined {
  const declared = facts.find(
    (fact) => fact.precedence >= precedence.declared && fact.endTime,
  )?.endTime;
  const times = facts.flatMap((fact) => fact.endTime ?? []);
  return declared ?? times.toSorted((a, b) => orderOf(b) - orderOf(a))[0];
}

type Fields = Readonly<Record<string, JsonValue>>;

/** Later fields win; a field named `__proto__` is one like the others. */
export function merged<T>(records: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  return Object.fromEntries(records.flatMap((record) => Object.entries(record)));
}

function mergedSettings(facts: readonly RunFact[]): Fields {
  return merged(facts.toReversed().map((fact) => fact.settings ?? {}));
}

function mergedHparams(facts: readonly RunFact[]): Record<string, JsonValue> {
  return merged(
    facts
      .toReversed()
      .map(({ hparams, precedence: of }) =>
        publicHparams(hparams ?? {}, of >= precedence.declared),
      ),
  );
}

function onlySuite(suites: readonly SuiteSummary[]): string | null {
  return suites.length === 1 ? (suites[0]?.suite ?? null) : null;
}
