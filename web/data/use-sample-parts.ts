import type { Sample, SamplePreview } from "@evalsite/protocol";
import { useCallback, useEffect, useRef, useState } from "react";
import type { SampleResult } from "./sample-problem.ts";
import type { PreviewChunk, SampleReader } from "./sample-store.ts";
import { previewRows } from "./store-place.ts";

/** Rows that follow others within this time wait as long, so that scrolling past them costs nothing. */
const restMs = 60;

/** Results by what was asked for; a new map whenever one is added. */
type Held<T> = ReadonlyMap<string, SampleResult<T>>;

const nothing = new Map<string, never>();

/** A row of one of several stores. */
export interface RowPlace {
  readonly reader: SampleReader;
  readonly row: number;
}

/** A preview, and how much of its question others around it begin with, too. */
export interface RowPreview {
  readonly preview: SamplePreview;
  readonly sharedStart: number;
}

export type PreviewLookup = (place: RowPlace) => SampleResult<RowPreview> | null;

/** Chunks remembered for rows that have left the view. */
const mostHeld = 200;

/**
 * Looks previews up; those of `places` are fetched at once, or, while they change,
 * once they stay for a moment.
 * @param places memoised by the caller
 */
export function usePreviews(places: readonly RowPlace[]): PreviewLookup {
  const [held, setHeld] = useState<Held<PreviewChunk>>(nothing);
  const changedAt = useRef(-restMs);
  useEffect(() => {
    let isCurrent = true;
    const now = performance.now();
    const rest = now - changedAt.current < restMs ? restMs : 0;
    changedAt.current = now;
    const timer = setTimeout(() => {
      const byChunk = new Map(places.map((place) => [chunkName(place), place]));
      for (const [name, { reader, row }] of byChunk) {
        void reader.previewChunk(reader.previewChunkOf(row)).then((result) => {
          if (isCurrent) setHeld((before) => withChunk(before, name, result));
        });
      }
    }, rest);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [places]);
  return useCallback(
    (place) => {
      const chunk = held.get(chunkName(place)) ?? null;
      if (chunk?.kind !== "ok") return chunk;
      const { previews, sharedStarts } = chunk.value;
      const at = place.row % previewRows(place.reader.store);
      const preview = previews[at];
      if (preview === undefined) return null;
      return { kind: "ok", value: { preview, sharedStart: sharedStarts[at] ?? 0 } };
    },
    [held],
  );
}

function chunkName({ reader, row }: RowPlace): string {
  return `${reader.id}:${reader.previewChunkOf(row)}`;
}

function withChunk<T>(held: Held<T>, name: string, result: SampleResult<T>): Held<T> {
  if (held.get(name) === result) return held;
  const recent = [...held].slice(-mostHeld);
  return new Map(recent).set(name, result);
}

export type OpenSample =
  | { readonly state: "loading" }
  | { readonly state: "done"; readonly row: number; readonly result: SampleResult<Sample> };

/** The sample of a row; the last one stays until the next is there. */
export function useSample(reader: SampleReader, row: number): OpenSample {
  const [held, setHeld] = useState<OpenSample>({ state: "loading" });
  useEffect(() => {
    let isCurrent = true;
    void reader.sample(row).then((result) => {
      if (isCurrent) setHeld({ state: "done", row, result });
    });
    return () => {
      isCurrent = false;
    };
  }, [reader, row]);
  return held;
}
