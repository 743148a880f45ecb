import type { ReportFact } from "../extract/fact.ts";
import type { SuiteSamples } from "../node/suite-samples.ts";
import { SeriesColumns } from "../transform/series-columns.ts";
import type { GatheredFacts } from "./gather-facts.ts";

/** The facts of one published run: one model. */
export interface ModelFacts {
  /** Null: the folder holds one model at most, and the run has the folder's id. */
  readonly model: string | null;
  readonly facts: GatheredFacts;
  /** The model's samples first, then those that name no model. */
  readonly samples: readonly SuiteSamples[];
  readonly reports: readonly ReportFact[];
}

/**
 * A folder with several models becomes one run a model, because a run has one model and a
 * comparison compares runs. What names no model (a trainer's log) stays with the folder's own run.
 */
export function splitModels(facts: GatheredFacts): readonly ModelFacts[] {
  const models = modelsOf(facts);
  if (models.length <= 1) return [single(facts, models[0] ?? null)];
  const parts = models.map((model) => ({
    model,
    facts: ofModel(facts, model),
    samples: samplesOf(facts, [model]),
    reports: facts.reports.filter((report) => report.model === model),
  }));
  return hasUnnamed(facts) ? [unnamed(facts), ...parts] : parts;
}

function modelsOf(facts: GatheredFacts): readonly string[] {
  const named = [...facts.samples.keys(), ...facts.reports.map((report) => report.model)];
  return [...new Set(named.filter((model) => model !== null))].toSorted();
}

function single(facts: GatheredFacts, model: string | null): ModelFacts {
  return { model: null, facts, samples: samplesOf(facts, [model, null]), reports: facts.reports };
}

function samplesOf(
  { samples }: GatheredFacts,
  models: readonly (string | null)[],
): readonly SuiteSamples[] {
  return [...new Set(models)].flatMap((model) => samples.get(model)?.suites() ?? []);
}

function ofModel(facts: GatheredFacts, model: string): GatheredFacts {
  return {
    ...facts,
    run: facts.run.filter((fact) => fact.model === null || fact.model === model),
    rows: new SeriesColumns(),
    marks: [],
    summaries: [],
    loadPoints: [],
    backends: [],
    otherTools: [],
    samplesDropped: new Map([...facts.samplesDropped].filter(([path]) => isOwn(path, model))),
    issues: facts.issues.filter(
      (fact) => fact.place.file === null || belongs(fact.place.file, model),
    ),
    sources: facts.sources.filter((source) => belongs(source.path, model)),
  };
}

/** Files below another model's folder are not this model's; all others are shared. */
function belongs(path: string, model: string): boolean {
  const folder = modelFolder(path);
  return folder === undefined || folder === model;
}

function isOwn(path: string, model: string): boolean {
  return modelFolder(path) === model;
}

function modelFolder(path: string): string | undefined {
  return /(?:^|\/)(?:reports|reviews|predictions)\/([^/]+)\//.exec(path)?.[1];
}

function hasUnnamed(facts: GatheredFacts): boolean {
  const namesNone = facts.reports.some((report) => report.model === null);
  return (
    namesNone || facts.rows.length > 0 || facts.loadPoints.length > 0 || facts.samples.has(null)
  );
}

function unnamed(facts: GatheredFacts): ModelFacts {
  return {
    model: null,
    facts: {
      ...facts,
      run: facts.run.filter((fact) => fact.model === null),
      samplesDropped: new Map(
        [...facts.samplesDropped].filter(([path]) => modelFolder(path) === undefined),
      ),
    },
    samples: samplesOf(facts, [null]),
    reports: facts.reports.filter((report) => report.model === null),
  };
}
