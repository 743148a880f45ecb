/** A table of results with what one needs to know to read it. */
export interface Table {
  /** Names the place in docs/benchmarks.md: `<!-- bench:id -->`. */
  readonly id: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Machine, parameters, how it was measured: one paragraph each. */
  readonly notes: readonly string[];
}

/** A measured value beside what it should be. */
export interface Judged {
  readonly target: string;
  readonly reached: string;
}

export const noTarget: Judged = { target: "", reached: "" };

/** @param target as text, for the reader @param isReached whether the figure keeps it */
export function judged(target: string, isReached: boolean): Judged {
  return { target, reached: isReached ? "yes" : "**no**" };
}

/** The table as Markdown, below its notes, its columns aligned as the formatter has them. */
export function markdown({ columns, rows, notes }: Table): string {
  const cells = [columns, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = columns.map((_, at) => Math.max(3, ...cells.map((row) => row[at]?.length ?? 0)));
  const lines = [cells[0] ?? [], widths.map((width) => "-".repeat(width)), ...cells.slice(1)].map(
    (row) => `| ${widths.map((width, at) => (row[at] ?? "").padEnd(width)).join(" | ")} |`,
  );
  return [...notes, lines.join("\n")].join("\n\n");
}

/** A time of so many seconds, with three digits at most. */
export function seconds(value: number): string {
  if (Number.isNaN(value)) return "failed";
  if (value < 1) return `${Math.round(value * 1000)} ms`;
  return `${Number(value.toPrecision(3))} s`;
}

/** Bytes in GB, MB or kB (powers of ten), with three digits at most. */
export function bytes(value: number | null): string {
  if (value === null) return "not measured";
  const [unit, size] = byteUnits.find(([, least]) => value >= least) ?? ["B", 1];
  return `${Number((value / size).toPrecision(3))} ${unit}`;
}

const byteUnits = [
  ["GB", 1e9],
  ["MB", 1e6],
  ["kB", 1e3],
] as const;
