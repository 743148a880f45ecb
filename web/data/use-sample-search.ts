import { useEffect, useMemo, useRef, useState } from "react";
import type { SearchScope } from "../model/samples/search-text.ts";
import { type SearchStep, chunksToSearch, searchSamples, verdict } from "./sample-scan.ts";
import type { SampleReader } from "./sample-store.ts";

/** More chunks than this are only read when the reader says so. */
const chunksWithoutAsking = 48;

export type SearchState =
  | { readonly kind: "off" }
  /** Waits for a word: this many chunks would have to be read. */
  | { readonly kind: "asking"; readonly chunks: number }
  | { readonly kind: "running"; readonly step: SearchStep }
  | { readonly kind: "stopped"; readonly chunksLeft: number }
  | { readonly kind: "done"; readonly failedFiles: number };

export interface SampleSearch {
  readonly state: SearchState;
  /** The rows found so far; all rows when there is nothing to search for. */
  readonly found: Uint32Array;
  readonly start: () => void;
  readonly stop: () => void;
}

/**
 * Searches `rows` for a text. What is known of a row is kept while the needle stays, so that a
 * narrower or wider filter only reads what was not read before.
 */
export function useSampleSearch(
  reader: SampleReader,
  rows: Uint32Array,
  needle: string,
  scope: SearchScope,
): SampleSearch {
  const verdicts = useMemo(
    () => new Uint8Array(needle === "" ? 0 : reader.store.rows),
    [reader, needle, scope],
  );
  const [state, setState] = useState<SearchState>({ kind: "off" });
  const [turn, setTurn] = useState(0);
  /** What the reader last started by hand; a new object starts again. */
  const [started, setStarted] = useState<{ readonly of: Uint8Array } | null>(null);
  const running = useRef<AbortController | null>(null);

  useEffect(() => {
    if (needle === "") return setState({ kind: "off" });
    const request = { needle, scope, rows, verdicts };
    const chunks = chunksToSearch(reader, request).length;
    if (chunks === 0) return setState({ kind: "done", failedFiles: 0 });
    if (chunks > chunksWithoutAsking && started?.of !== verdicts) {
      return setState({ kind: "asking", chunks });
    }
    const controller = new AbortController();
    running.current = controller;
    let failedFiles = 0;
    const onStep = throttled((step: SearchStep) => {
      if (controller.signal.aborted) return;
      setState({ kind: "running", step });
      setTurn((now) => now + 1);
    });
    setState({ kind: "running", step: { chunksDone: 0, chunks, failedFiles } });
    void searchSamples(reader, request, controller.signal, (step) => {
      ({ failedFiles } = step);
      onStep(step);
    }).then(() => {
      if (controller.signal.aborted) return;
      setState({ kind: "done", failedFiles });
      setTurn((now) => now + 1);
    });
    return () => controller.abort();
  }, [reader, rows, needle, scope, verdicts, started]);

  const found = useMemo(() => {
    void turn;
    return needle === "" ? rows : rows.filter((row) => verdicts[row] === verdict.yes);
  }, [rows, needle, verdicts, turn]);

  return {
    state,
    found,
    start: () => setStarted({ of: verdicts }),
    stop: () => {
      running.current?.abort();
      const chunksLeft = chunksToSearch(reader, { needle, scope, rows, verdicts }).length;
      setState({ kind: "stopped", chunksLeft });
    },
  };
}

/** At most one call in 120 ms. */
function throttled<T>(act: (value: T) => void): (value: T) => void {
  let last = 0;
  return (value) => {
    const now = performance.now();
    if (now - last < 120) return;
    last = now;
    act(value);
  };
}
