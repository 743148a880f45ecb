import { useEffect, useMemo, useState } from "react";
import { useGeneration } from "./hooks.ts";
import type { DifferReply } from "./worker-calls.ts";
import type { PairAgreement } from "../model/samples/agreement.ts";
import type { DiffQuery } from "../model/samples/diff-query.ts";
import { filterTests } from "../model/samples/filter-rows.ts";
import {
  type ComparedSource,
  type LoadedComparison,
  loadAgreements,
  loadComparison,
  loadTextCounts,
  selectLines,
} from "./item-comparison.ts";

export type ComparisonState =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: LoadedComparison };

/** The items of several runs lined up; see `loadComparison`. `attempt`: another number reads again. */
export function useItemComparison(
  sources: readonly ComparedSource[],
  lowerIsBetter: boolean,
  subsets: readonly string[],
  attempt: number,
): ComparisonState {
  const generation = useGeneration();
  const isKnown = generation !== undefined;
  const key = JSON.stringify([
    generation ?? null,
    sources.map(({ runId, folder, version }) => [runId, folder, version]),
    subsets,
  ]);
  const request = useMemo(
    () => ({ key, sources, lowerIsBetter, subsets, attempt }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key says what differs
    [key, lowerIsBetter, attempt],
  );
  const [held, setHeld] = useState<{ of: object; value: LoadedComparison } | null>(null);
  useEffect(() => {
    if (!isKnown) return;
    let isCurrent = true;
    void loadComparison(request.sources, request.lowerIsBetter, request.subsets).then((value) => {
      if (isCurrent) setHeld({ of: request, value });
    });
    return () => {
      isCurrent = false;
    };
  }, [request, isKnown]);
  return held?.of === request ? { state: "ready", value: held.value } : { state: "loading" };
}

/** How far each two runs agree; null until it is counted. `isWanted`: not before somebody looks. */
export function useAgreements(
  loaded: LoadedComparison,
  isWanted: boolean,
): readonly PairAgreement[] | null {
  const [held, setHeld] = useState<{ of: object; pairs: readonly PairAgreement[] } | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    void loadAgreements(loaded).then((result) => {
      if (isCurrent) setHeld({ of: loaded, pairs: result.kind === "ok" ? result.value : [] });
    });
    return () => {
      isCurrent = false;
    };
  }, [loaded, isWanted]);
  return held?.of === loaded ? held.pairs : null;
}

/** How often answers read otherwise than the baseline's; null until it is counted. `isWanted`: not before. */
export function useTextCounts(loaded: LoadedComparison, isWanted: boolean): DifferReply | null {
  const [held, setHeld] = useState<{ of: object; counts: DifferReply } | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    void loadTextCounts(loaded).then((result) => {
      const counts = result.kind === "ok" ? result.value : { runs: [], problems: [result.problem] };
      if (isCurrent) setHeld({ of: loaded, counts });
    });
    return () => {
      isCurrent = false;
    };
  }, [loaded, isWanted]);
  return held?.of === loaded ? held.counts : null;
}

/** The lines of a list of items; those of the last list stay until they are there. @param run whose items are held against the baseline */
export function useSelectedLines(
  loaded: LoadedComparison,
  { selection, order, where, turn }: DiffQuery,
  run: number | null,
  track: readonly number[],
): Uint32Array | null {
  const [held, setHeld] = useState<{ of: LoadedComparison; lines: Uint32Array } | null>(null);
  const key = JSON.stringify([where, turn, selection, run, order, track]);
  const asked = useMemo(
    () => ({ where: filterTests(where), turn, selection, run, order, track }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key says what differs
    [key],
  );
  useEffect(() => {
    let isCurrent = true;
    void selectLines(loaded, asked).then((result) => {
      const lines = result.kind === "ok" ? result.value : new Uint32Array(0);
      if (isCurrent) setHeld({ of: loaded, lines });
    });
    return () => {
      isCurrent = false;
    };
  }, [loaded, asked]);
  return held?.of === loaded ? held.lines : null;
}
