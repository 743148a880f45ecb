import { useEffect, useMemo, useState } from "react";
import { useGeneration } from "./hooks.ts";
import { type PairTask, type PairedSuite, loadPairedScores } from "./paired-scores.ts";

export interface PairedScores {
  /** By benchmark, as far as they are there. */
  readonly suites: ReadonlyMap<string, PairedSuite>;
  readonly done: number;
  readonly total: number;
}

/** Results are shown at most so often: each renders the whole table. */
const flushMs = 200;

/** A few benchmarks are read at the same time: a request each, and one thread that counts. */
const lanes = 3;

/**
 * Benchmark after benchmark, item by item. Tasks that say the same are not read again.
 * @param isWanted not before the reader asks for it, where much has to be read
 * @param attempt another number reads again
 */
export function usePairedScores(
  tasks: readonly PairTask[],
  isWanted: boolean,
  attempt: number,
): PairedScores {
  const generation = useGeneration();
  const isKnown = generation !== undefined;
  const key = JSON.stringify([generation ?? null, tasks]);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key says what differs
  const request = useMemo(() => ({ tasks, attempt }), [key, attempt]);
  const [held, setHeld] = useState<{ of: object; suites: ReadonlyMap<string, PairedSuite> }>({
    of: request,
    suites: new Map(),
  });
  useEffect(() => {
    if (!isKnown || !isWanted) return undefined;
    const suites = new Map<string, PairedSuite>();
    const waiting = [...request.tasks];
    const turn = { isCurrent: true };
    let flushed = performance.now();
    const lane = async () => {
      for (let task = waiting.shift(); task && turn.isCurrent; task = waiting.shift()) {
        suites.set(task.suite, await loadPairedScores(task));
        const isLast = suites.size === request.tasks.length;
        if (!turn.isCurrent || (!isLast && performance.now() - flushed < flushMs)) continue;
        flushed = performance.now();
        setHeld({ of: request, suites: new Map(suites) });
      }
    };
    for (let at = 0; at < lanes; at++) void lane();
    return () => {
      turn.isCurrent = false;
    };
  }, [request, isKnown, isWanted]);
  const suites = held.of === request ? held.suites : none;
  return { suites, done: suites.size, total: tasks.length };
}

const none: ReadonlyMap<string, PairedSuite> = new Map();
