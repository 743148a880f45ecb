import type { Writable } from "node:stream";
import type { ExportProgress } from "./export-publication.ts";

/** A line for each tenth of the runs, and of the samples. */
export function progressLines(stream: Writable): ExportProgress {
  return { runs: tenths(stream, "runs"), samples: tenths(stream, "samples") };
}

function tenths(stream: Writable, what: string): (done: number, total: number) => void {
  let said = 0;
  return (done, total) => {
    const tenth = Math.min(Math.floor((done * 10) / Math.max(total, 1)), 10);
    if (tenth <= said) return;
    said = tenth;
    stream.write(`exporting ${what}: ${done} of ${total}\n`);
  };
}
