import type { Outcome, Sample } from "@evalsite/protocol";
import { useEffect, useState } from "react";
import { type NumberColumn, cellOf } from "../model/samples/number-column.ts";
import { type SampleResult, ok } from "./sample-problem.ts";
import type { SampleReader } from "./sample-store.ts";
import { previewRows } from "./store-place.ts";

/** One of the answers to an item. */
export interface Attempt {
  readonly row: number;
  readonly outcome: Outcome;
  readonly score: number | null;
}

/**
 * All answers to a row's item, ascending; they follow each other. Without the items of the rows the
 * samples around it tell which they are, which is cheap once the row's own sample was read.
 */
export async function attemptsOf(
  reader: SampleReader,
  row: number,
  item: NumberColumn | null,
): Promise<SampleResult<readonly Attempt[]>> {
  const isSame = item === null ? await sameAsSample(reader, row) : sameInColumn(item, row);
  if (isSame.kind === "problem") return isSame;
  const rows = [row];
  for (let at = row - 1; at >= 0 && (await isSame.value(at)); at--) rows.unshift(at);
  for (let at = row + 1; at < reader.store.rows && (await isSame.value(at)); at++) rows.push(at);
  const attempts: Attempt[] = [];
  for (const answer of rows) {
    const chunk = reader.previewChunkOf(answer);
    const fetched = await reader.previewChunk(chunk);
    if (fetched.kind === "problem") return fetched;
    const preview = fetched.value.previews[answer - chunk * previewRows(reader.store)];
    if (preview) attempts.push({ row: answer, outcome: preview.outcome, score: preview.score });
  }
  return ok(attempts);
}

type RowCheck = SampleResult<(row: number) => boolean | Promise<boolean>>;

function sameInColumn(item: NumberColumn, row: number): RowCheck {
  return ok((other) => cellOf(item, other) === cellOf(item, row));
}

async function sameAsSample(reader: SampleReader, row: number): Promise<RowCheck> {
  const sample = await reader.sample(row);
  if (sample.kind === "problem") return sample;
  return ok(async (other) => {
    const next = await reader.sample(other);
    return next.kind === "ok" && isSameItem(sample.value, next.value, other - row);
  });
}

/** Two items that ask exactly the same share their key, but not their group, and begin anew to count. */
function isSameItem(sample: Sample, other: Sample, distance: number): boolean {
  if (sample.item_key !== other.item_key || sample.group_id !== other.group_id) return false;
  return other.repeat > sample.repeat === distance > 0;
}

/** The answers to a row's item; null until they are there, and where they cannot be read. */
export function useAttempts(
  reader: SampleReader,
  row: number,
  item: NumberColumn | null,
): readonly Attempt[] | null {
  const [held, setHeld] = useState<{
    readonly of: SampleReader;
    readonly attempts: readonly Attempt[];
  } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void attemptsOf(reader, row, item).then((result) => {
      if (isCurrent && result.kind === "ok") setHeld({ of: reader, attempts: result.value });
    });
    return () => {
      isCurrent = false;
    };
  }, [reader, row, item]);
  const isOfRow = held?.of === reader && held.attempts.some((one) => one.row === row);
  return isOfRow ? held.attempts : null;
}
