import { useEffect, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Popover } from "../../components/popover.tsx";
import { type ExportFormat, type ExportResult, exportSamples } from "../../data/sample-export.ts";
import type { SampleReader } from "../../data/sample-store.ts";
import { formatCount } from "../../model/format-quantity.ts";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import styles from "./samples-tab.module.css";

type ExportState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly done: number; readonly all: number }
  | { readonly kind: "done"; readonly result: ExportResult }
  | { readonly kind: "failed"; readonly detail: string };

interface Props {
  readonly reader: SampleReader;
  /** Rows to export, ascending. */
  readonly rows: Uint32Array;
}

/** Saves the filtered samples as one file; reads their texts chunk after chunk and can be stopped. */
export function ExportMenu({ reader, rows }: Props) {
  const text = useText(samples);
  const [state, setState] = useState<ExportState>({ kind: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(format: ExportFormat): Promise<void> {
    const controller = new AbortController();
    running.current = controller;
    const onProgress = (done: number) => setState({ kind: "running", done, all: rows.length });
    onProgress(0);
    try {
      const result = await exportSamples(reader, rows, format, controller.signal, onProgress);
      save(result.file, `${reader.store.run_id}.${reader.store.suite}.${format}`);
      setState({ kind: "done", result });
    } catch (error) {
      const isStopped = controller.signal.aborted;
      setState(isStopped ? { kind: "idle" } : { kind: "failed", detail: String(error) });
    }
  }

  return (
    <Popover label={text.export} align="end">
      {() => (
        <div className={styles.choice}>
          {state.kind === "running" ? (
            <>
              <progress value={state.done} max={state.all} aria-label={text.export} />
              <output>{text.exporting(formatCount(state.done), formatCount(state.all))}</output>
              <Button onClick={() => running.current?.abort()}>{text.stop}</Button>
            </>
          ) : (
            <>
              <Button onClick={() => void run("jsonl")}>{text.exportJsonl}</Button>
              <Button onClick={() => void run("csv")}>{text.exportCsv}</Button>
              <p className={styles.hint}>{text.exportHelp(formatCount(rows.length))}</p>
            </>
          )}
          <Outcome state={state} />
        </div>
      )}
    </Popover>
  );
}

function Outcome({ state }: { readonly state: ExportState }) {
  const text = useText(samples);
  if (state.kind === "failed") return <p role="alert">{text.exportFailed(state.detail)}</p>;
  if (state.kind !== "done") return null;
  const { rows, missingRows } = state.result;
  return (
    <output>
      {text.exported(formatCount(rows))}
      {missingRows > 0 && <strong>{` ${text.exportMissing(formatCount(missingRows))}`}</strong>}
    </output>
  );
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "_");
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
