/** One visible line of a console: a physical line is overwritten at every carriage return. */
export interface LogLine {
  /** Without colours and other control sequences. */
  readonly text: string;
  /** All lines that were written over each other, and which of them this one is. */
  readonly segments: readonly string[];
  readonly at: number;
}

// oxlint-disable-next-line no-control-regex -- the escape character is what it looks for
const escapes = /\u001b\[[0-9;?]*[A-Za-z]/g;

/** The lines in one physical line of a log. */
export function logLines(physical: string): readonly LogLine[] {
  const segments = physical.replace(escapes, "").split("\r");
  return segments.map((text, at) => ({ text, segments, at }));
}
