import type { Sample, SamplePreview } from "@evalsite/protocol";
import { useEffect, useMemo, useRef, useState } from "react";
import type { SampleColumns } from "../model/samples/sample-columns.ts";
import type { SampleResult } from "./sample-problem.ts";
import type { SampleReader } from "./sample-store.ts";

/** Rests this long before chunks are fetched, so that scrolling past them costs nothing. */
const restMs = 60;

interface LoadedColumns {
  readonly columns: SampleColumns;
  readonly isComplete: boolean;
}

/**
 * The named columns, as far as they are there; `isComplete` once all were read or failed.
 * Columns the store does not have are not asked for.
 * @param attempt another number asks again for what failed (see `SampleReader.forgetProblems`)
 */
export function useSampleColumns(
  reader: SampleReader,
  names: readonly string[],
  attempt: number,
): LoadedColumns {
  const [turn, setTurn] = useState(0);
  const wanted = names.filter((name) => reader.columnInfo(name) !== null).join("\n");
  useEffect(() => {
    let isCurrent = true;
    const missing = splitNames(wanted).filter((name) => reader.peekColumn(name) === null);
    void Promise.all(missing.map((name) => reader.column(name))).then(() => {
      if (isCurrent && missing.length > 0) setTurn((now) => now + 1);
    });
    return () => {
      isCurrent = false;
    };
  }, [reader, wanted, attempt]);
  return useMemo(() => readColumns(reader, splitNames(wanted)), [reader, wanted, turn, attempt]);
}

function splitNames(wanted: string): readonly string[] {
  return wanted === "" ? [] : wanted.split("\n");
}

function readColumns(reader: SampleReader, names: readonly string[]): LoadedColumns {
  const values = new Map<string, Float64Array>();
  const dictionaries = new Map<string, readonly string[]>();
  let isComplete = true;
  for (const name of names) {
    const held = reader.peekColumn(name);
    if (held?.kind === "ok") values.set(name, held.value);
    isComplete &&= held !== null;
    const dictionary = reader.columnInfo(name)?.dictionary ?? null;
    if (dictionary) dictionaries.set(name, dictionary);
  }
  const columns: SampleColumns = { rows: reader.store.rows, values, dictionaries };
  return { columns, isComplete };
}

/** A row of one of several stores. */
export interface RowPlace {
  readonly reader: SampleReader;
  readonly row: number;
}

/** Looks previews up; those of `places` are fetched once they stay for a moment. */
export function usePreviews(
  places: readonly RowPlace[],
  attempt: number,
): (place: RowPlace) => SampleResult<SamplePreview> | null {
  const [turn, setTurn] = useState(0);
  const latest = useRef(places);
  latest.current = places;
  const chunks = [...new Set(places.map(chunkName))].join();
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      const byChunk = new Map(latest.current.map((place) => [chunkName(place), place]));
      for (const { reader, row } of byChunk.values()) {
        if (reader.peekPreview(row) !== null) continue;
        void reader.previewChunk(reader.previewChunkOf(row)).then(() => {
          if (isCurrent) setTurn((now) => now + 1);
        });
      }
    }, restMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [chunks, attempt]);
  // A new function whenever there is something new to see.
  return useMemo(() => {
    void turn;
    return ({ reader, row }: RowPlace) => reader.peekPreview(row);
  }, [turn]);
}

function chunkName({ reader, row }: RowPlace): string {
  return `${reader.id}:${reader.previewChunkOf(row)}`;
}

export type OpenSample =
  | { readonly state: "loading" }
  | { readonly state: "done"; readonly row: number; readonly result: SampleResult<Sample> };

/** The sample of a row; the last one stays until the next is there. */
export function useSample(reader: SampleReader, row: number | null, attempt: number): OpenSample {
  const [held, setHeld] = useState<OpenSample>({ state: "loading" });
  useEffect(() => {
    if (row === null) return;
    let isCurrent = true;
    void reader.sample(row).then((result) => {
      if (isCurrent) setHeld({ state: "done", row, result });
    });
    return () => {
      isCurrent = false;
    };
  }, [reader, row, attempt]);
  return held;
}
