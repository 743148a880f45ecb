import { useCallback, useEffect, useState } from "react";
import { isTextField } from "../model/samples/text-field.ts";
import type { SampleReader } from "./sample-store.ts";
import { type ReadTexts, readAllTexts } from "./text-order.ts";

export type TextOrderState =
  | { readonly kind: "off" }
  | { readonly kind: "running"; readonly read: ReadTexts }
  | { readonly kind: "stopped"; readonly read: ReadTexts };

export interface TextOrder {
  readonly state: TextOrderState;
  /** Whether the worker can sort by the column. */
  readonly isReady: boolean;
  readonly start: () => void;
  readonly stop: () => void;
  /** What the worker had read went with it: it is read again. */
  readonly forget: () => void;
}

/** What the state belongs to: another reader or column begins anew. */
interface Held {
  readonly of: SampleReader;
  readonly column: string;
}

const nothing: ReadTexts = { files: 0, bytes: 0 };

/** Before the list is sorted by a text that has no column, the worker reads the previews of all rows. */
export function useTextOrder(reader: SampleReader, column: string): TextOrder {
  const isText = isTextField(column) && reader.columnInfo(column) === null;
  const isHere = (held: Held | null) => held?.of === reader && held.column === column;
  const [progress, setProgress] = useState<(Held & { readonly read: ReadTexts }) | null>(null);
  const [ready, setReady] = useState<Held | null>(null);
  const [stopped, setStopped] = useState<Held | null>(null);
  const isReady = !isText || isHere(ready);
  const isRunning = !isReady && !isHere(stopped);

  useEffect(() => {
    if (!isRunning || !isTextField(column)) return undefined;
    const controller = new AbortController();
    const here = { of: reader, column };
    const show = (read: ReadTexts) => setProgress({ ...here, read });
    void readAllTexts(reader, column, controller.signal, show).then((isComplete) => {
      if (isComplete) setReady(here);
      else if (!controller.signal.aborted) setStopped(here);
    });
    return () => controller.abort();
  }, [reader, column, isRunning]);

  const forget = useCallback(() => setReady(null), []);
  const read = progress !== null && isHere(progress) ? progress.read : nothing;
  return {
    state: isReady ? { kind: "off" } : { kind: isRunning ? "running" : "stopped", read },
    isReady,
    start: () => setStopped(null),
    stop: () => setStopped({ of: reader, column }),
    forget,
  };
}
