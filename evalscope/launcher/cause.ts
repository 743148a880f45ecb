const exception =
  /^(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*(?:Error|Exception|Interrupt|Exit|Interrupted)\b(?::|$)/;
const logged = /- (?:ERROR|CRITICAL): /;

// oxlint-disable-next-line no-control-regex
const colours = /\u001B\[[0-9;]*[A-Za-z]/g;

/** The line of a log that says why evalscope ended: the last exception without its traceback, else the last error, else the last line. */
export function causeOf(log: string): string {
  const lines = linesOf(log);
  const at = lines.findLastIndex((line) => exception.test(line));
  if (at !== -1) return shortened(withDetails(lines, at));
  const error = lines.findLast((line) => logged.test(line));
  return shortened(error ?? lines.at(-1) ?? "it said nothing");
}

const crashes: Readonly<Record<string, string>> = {
  SIGSEGV: "a segmentation fault",
  SIGBUS: "a bus error",
  SIGILL: "an instruction that this processor does not know",
  SIGFPE: "an arithmetic fault",
  SIGABRT: "an abort",
  SIGTRAP: "a trap",
  SIGSYS: "a forbidden system call",
};

/** What a signal says of a process that broke down by itself; null for one that somebody else sends. */
export function crashOf(signal: string): string | null {
  const crash = crashes[signal];
  return crash === undefined ? null : `${crash} (${signal})`;
}

/** The last exception of a log without its traceback; null if there is none. */
export function lastException(log: string): string | null {
  const line = linesOf(log).findLast((text) => exception.test(text));
  return line === undefined ? null : shortened(line);
}

/** The last two lines that match, since git and pip say what and why on one each; else the last line. */
export function lastLines(log: string, wanted: RegExp): string {
  const lines = linesOf(log);
  const found = lines.filter((line) => wanted.test(line)).slice(-2);
  return shortened(found.join("; ") || lines.at(-1) || "it said nothing");
}

function linesOf(log: string): readonly string[] {
  const lines = log.replaceAll(colours, "").split(/\r\n|\r|\n/);
  return lines.map((line) => line.trimEnd()).filter((line) => line !== "");
}

/** A validation error names the field on the lines below it. */
function withDetails(lines: readonly string[], at: number): string {
  const [first = "", ...rest] = lines.slice(at, at + 4);
  if (!/validation errors? for /.test(first)) return first;
  const details = rest.map((line) => line.trim()).filter((line) => !line.startsWith("For further"));
  return `${first}: ${details.join(": ")}`;
}

function shortened(line: string): string {
  return line.length <= 400 ? line : `${line.slice(0, 400)}…`;
}
