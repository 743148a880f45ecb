import type { WriteStream } from "node:tty";

const terminalMs = 500;
const plainMs = 5000;

type Screen = Pick<WriteStream, "isTTY" | "write">;

/**
 * Shows a changing line: in place on a terminal, drawn again and again since others write there too; elsewhere a new line every few
 * seconds when it changed. @returns what ends it.
 */
export function showProgress(line: () => string, stream: Screen): () => void {
  let last = "";
  const show = (): void => {
    const text = line();
    if (text === last && !stream.isTTY) return;
    last = text;
    stream.write(stream.isTTY ? `\r\u001B[K${text}` : `${text}\n`);
  };
  const timer = setInterval(show, stream.isTTY ? terminalMs : plainMs);
  return () => {
    clearInterval(timer);
    show();
    if (stream.isTTY) stream.write("\n");
  };
}
