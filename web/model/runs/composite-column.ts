import type { Manifest, ProjectsFile } from "@evalsite/protocol";
import { type Composite, compositeScore } from "@evalsite/statistics";
import type { Weights } from "../comparison/composite-scores.ts";
import { cardOf } from "../experiments/project-card.ts";
import { type BenchmarkColumn, cellSemantics, scoreOf } from "./benchmark-column.ts";
import { type FigureColumn, noTone } from "./figure-column.ts";
import type { RunRow } from "./run-row.ts";

interface Facts {
  readonly benchmarks: readonly BenchmarkColumn[];
  readonly manifest: Manifest | null;
  /** What the projects' files say: their weights count unless the reader gives others. */
  readonly projects: ProjectsFile | null;
  readonly weights: Weights;
}

/** Suite → weight, for a run of a project; empty: nobody has given weights. */
export function weightsOf(
  project: string | null,
  { projects, weights }: Pick<Facts, "projects" | "weights">,
): Weights {
  const card = projects === null || project === null ? null : cardOf(projects, project);
  const own = (card?.benchmarks ?? []).map(({ suite, weight }) => [suite, weight] as const);
  return new Map([...own, ...weights]);
}

/** The weighted mean of each run's scores, 0 to 100. */
export function compositeColumn(facts: Facts): FigureColumn {
  const byProject = new Map<string | null, Weights>();
  const weightsFor = (project: string | null) => {
    const known = byProject.get(project) ?? weightsOf(project, facts);
    byProject.set(project, known);
    return known;
  };
  const benchmarks = new Map(facts.benchmarks.map((one) => [one.label, one]));
  const made = new WeakMap<RunRow, Composite | null>();
  const compositeOf = (row: RunRow): Composite | null => {
    const known = made.get(row);
    if (known !== undefined) return known;
    const composite = composed(row, weightsFor(row.entry.project), benchmarks, facts.manifest);
    made.set(row, composite);
    return composite;
  };
  const value = (row: RunRow) => {
    const composite = compositeOf(row);
    return composite?.kind === "composite" ? composite.value * 100 : null;
  };
  return {
    kind: "figure",
    id: "composite",
    what: "composite",
    name: "",
    isNumber: true,
    direction: "higher",
    runs: null,
    value,
    text: (row) => value(row)?.toFixed(1) ?? null,
    hint: (row) => {
      const composite = compositeOf(row);
      if (composite === null) return { kind: "no-weights" };
      if (composite.kind === "composite") return null;
      return { kind: "lacking", suites: [...composite.missing, ...composite.unscaled] };
    },
    tone: noTone,
  };
}

function composed(
  row: RunRow,
  weights: Weights,
  benchmarks: ReadonlyMap<string, BenchmarkColumn>,
  manifest: Manifest | null,
): Composite | null {
  const parts = [...weights].flatMap(([name, weight]) => {
    if (weight <= 0) return [];
    const column = benchmarks.get(name);
    const value = column === undefined ? null : scoreOf(row, column);
    const semantics = column === undefined ? null : cellSemantics(row, column, manifest);
    // What no run has is missing, whatever its scale would be.
    const scale =
      value === null
        ? unit
        : { range: semantics?.range ?? null, direction: semantics?.direction ?? "none" };
    return [{ name, weight, value, interval: null, ...scale }];
  });
  return parts.length === 0 ? null : compositeScore(parts);
}

const unit = { range: { min: 0, max: 1 }, direction: "higher" } as const;
