import type { Manifest } from "@evalsite/protocol";
import { useMemo, useState } from "react";
import { useProjects } from "../../data/hooks.ts";
import { useScoreDetails } from "../../data/use-score-details.ts";
import { useTraitBlocks, useTraitList } from "../../data/use-traits.ts";
import type { BenchmarkColumn } from "../../model/runs/benchmark-column.ts";
import { compositeColumn } from "../../model/runs/composite-column.ts";
import { compositeDelta, deltaColumns } from "../../model/runs/delta-column.ts";
import type { FigureColumn } from "../../model/runs/figure-column.ts";
import type { RunRow } from "../../model/runs/run-row.ts";
import type { RunsMeasure } from "../../model/runs/runs-state.ts";
import { hasTrainings } from "../../model/runs/shown-columns.ts";
import { blocksOf, isTraitId, traitColumns, usualTraitIds } from "../../model/runs/trait-column.ts";

interface Wish {
  readonly rows: readonly RunRow[];
  readonly benchmarks: readonly BenchmarkColumn[];
  readonly manifest: Manifest | null;
  readonly measure: RunsMeasure;
  /** Null: the usual columns. */
  readonly chosen: readonly string[] | null;
  /** Ids of columns that are sorted or filtered by. */
  readonly used: readonly string[];
}

/** The columns that the run table does not hold by itself. */
export interface Figures {
  readonly columns: readonly FigureColumn[];
  /** Null: none is chosen, or it is not there. */
  readonly baseline: RunRow | null;
  /** Only the runs of the baseline's project are judged: the others' scores would be too much to read. */
  readonly isPartlyJudged: boolean;
  readonly isFailed: boolean;
  /** Reads which columns there are. */
  readonly ask: () => void;
}

/** More blocks of scores than this are not read for marks alone. */
const mostBlocks = 3;

export function useFigures({ rows, benchmarks, manifest, measure, chosen, used }: Wish): Figures {
  const projects = useProjects();
  const [isAsked, setAsked] = useState(false);
  const isUsual = useMemo(() => chosen === null && hasTrainings(rows), [chosen, rows]);
  const named = [...(chosen ?? []), ...used].filter(isTraitId);
  const { list, isFailed } = useTraitList(manifest, isAsked || isUsual || named.length > 0);
  const ids = useMemo(
    () => (list === null ? [] : [...named, ...(isUsual ? usualTraitIds(list) : [])]),
    // oxlint-disable-next-line react/exhaustive-deps -- the same names in a new array are the same
    [list, isUsual, named.join("\n")],
  );
  const places = useMemo(() => (list === null ? [] : blocksOf(list, ids)), [list, ids]);
  const loaded = useTraitBlocks(list, places);
  const traits = useMemo(
    () => (list === null ? [] : traitColumns(list, loaded.blocks)),
    [list, loaded.blocks],
  );
  const { weights } = measure;
  const composite = useMemo(
    () => compositeColumn({ benchmarks, manifest, projects, weights }),
    [benchmarks, manifest, projects, weights],
  );
  const baseline = useMemo(
    () => rows.find(({ id }) => id === measure.baseline) ?? null,
    [rows, measure.baseline],
  );
  const isPartlyJudged = baseline !== null && (manifest?.scores ?? []).length > mostBlocks;
  const judged = useMemo(() => {
    if (baseline === null) return [];
    const some = isPartlyJudged ? [baseline] : rows;
    return [...new Set(some.map(({ entry }) => entry.project ?? ""))];
  }, [baseline, rows, isPartlyJudged]);
  const details = useScoreDetails(manifest, judged);
  const deltas = useMemo(
    () =>
      baseline === null
        ? []
        : [
            compositeDelta(composite, baseline),
            ...deltaColumns({ baseline, benchmarks, manifest, details: details.byRun }),
          ],
    [baseline, benchmarks, manifest, composite, details.byRun],
  );
  const columns = useMemo(() => [composite, ...deltas, ...traits], [composite, deltas, traits]);
  return {
    columns,
    baseline,
    isPartlyJudged,
    isFailed: isFailed || loaded.isFailed,
    ask: () => setAsked(true),
  };
}
