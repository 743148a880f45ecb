import { useEffect, useMemo, useState } from "react";
import type { ArrangedRows, RowsAsked } from "../model/samples/arrange-rows.ts";
import type { NumberColumn } from "../model/samples/number-column.ts";
import { isRowOrder } from "../model/samples/samples-query.ts";
import type { SampleReader } from "./sample-store.ts";
import type { ListReply } from "./worker-calls.ts";
import { columnWorker } from "./worker-client.ts";

/** A list of samples with the arrays that the worker leaves out. */
export interface Listing extends Omit<ArrangedRows, "rows" | "lines"> {
  /** Rows that pass, ascending. */
  readonly rows: Uint32Array;
  /** The lines in order: rows, or the first row of each item. */
  readonly lines: Uint32Array;
  /** With one line an item: the item of each row. */
  readonly item: NumberColumn | null;
  /** The worker answered, and does not have what the order is made of. */
  readonly lacksOrder: boolean;
}

interface Held {
  readonly of: SampleReader;
  readonly asked: RowsAsked | null;
  readonly listing: Listing;
}

/** The worker is started once the first rows have had this long to come. */
const warmUpMs = 500;

/**
 * The list that is asked for, made by a worker; without a filter, an order or a group it is there at
 * once and costs no request. The last list stays until the next is there: `isCurrent` tells.
 * @param asked memoised by the caller; null asks nothing
 */
export function useSampleListing(
  reader: SampleReader,
  asked: RowsAsked | null,
): { readonly listing: Listing | null; readonly isCurrent: boolean } {
  const all = useMemo(() => everyRow(reader.store.rows), [reader]);
  const plain = useMemo(() => plainListing(asked, all), [asked, all]);
  const [held, setHeld] = useState<Held | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => columnWorker.warmUp(), warmUpMs);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (asked === null || plain !== null) return undefined;
    let isCurrent = true;
    void columnWorker.call("list", { ...asked, place: reader.place }).then((result) => {
      if (!isCurrent) return;
      if (result.kind === "problem") reader.note(result.problem);
      else result.value.problems.forEach(reader.note);
      const listing =
        result.kind === "ok"
          ? withArrays(result.value, asked, all)
          : unarranged(asked.among ?? all, isRowOrder(asked.sort));
      setHeld({ of: reader, asked, listing });
    });
    return () => {
      isCurrent = false;
    };
  }, [reader, asked, plain, all]);
  if (plain !== null) return { listing: plain, isCurrent: true };
  const last = held?.of.store === reader.store ? held : null;
  return { listing: last?.listing ?? null, isCurrent: last?.asked === asked && last.of === reader };
}

function everyRow(rows: number): Uint32Array {
  const all = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) all[row] = row;
  return all;
}

/** Nothing to ask a worker: rows in the order of the file. */
function plainListing(asked: RowsAsked | null, all: Uint32Array): Listing | null {
  if (asked === null) return null;
  const { tests, sort, items, countOutcomes, bins } = asked;
  const needsColumns = tests.length > 0 || !isRowOrder(sort) || items !== null;
  if (needsColumns || countOutcomes || bins > 0) return null;
  return unarranged(asked.among ?? all, true);
}

function unarranged(rows: Uint32Array, isSorted: boolean): Listing {
  const counted = { outcomeCounts: null, scores: null };
  return { rows, lines: rows, isSorted, lacksOrder: false, item: null, ...counted };
}

function withArrays(reply: ListReply, { among }: RowsAsked, all: Uint32Array): Listing {
  const rows = reply.rows ?? among ?? all;
  return { ...reply, rows, lines: reply.lines ?? rows, lacksOrder: !reply.isSorted };
}
