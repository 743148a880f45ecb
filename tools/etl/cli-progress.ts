import { Presets, SingleBar } from "cli-progress";
import type { WriteStream } from "node:tty";

export interface ProgressReporter {
  readonly onRun: (done: number, total: number, runId: string) => void;
  readonly stop: () => void;
}

/** A bar on a terminal, a line every so many runs elsewhere, nothing for a null stream. */
export function progressReporter(stream: WriteStream | null): ProgressReporter {
  if (stream === null) return { onRun: () => undefined, stop: () => undefined };
  return stream.isTTY ? bar(stream) : lines(stream);
}

function bar(stream: WriteStream): ProgressReporter {
  const format = "{bar} {value}/{total} {run}";
  const shown = new SingleBar(
    { format, stream, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  let started = false;
  return {
    onRun(done, total, run) {
      if (!started) shown.start(total, done, { run });
      started = true;
      shown.update(done, { run });
    },
    stop: () => shown.stop(),
  };
}

function lines(stream: WriteStream): ProgressReporter {
  return {
    onRun(done, total, runId) {
      const every = Math.max(1, Math.ceil(total / 10));
      if (runId !== "" && done % every === 0)
        stream.write(`converting ${done + 1} of ${total}: ${runId}\n`);
    },
    stop: () => undefined,
  };
}
