import type { TextTable } from "./table-text.ts";

/** Marks a text as bold for `toLatex`; any other text is escaped. */
export function latexBold(text: string): string {
  return `${open}${text}${close}`;
}

// Characters that no table has; they become \textbf{…} after escaping.
const [open, close] = ["\uE000", "\uE001"];

/** A `tabular` of the booktabs package: the first two columns left, all others right; missing is "--". */
export function toLatex({ header, rows }: TextTable): string {
  const columns = header.map((_, column) => (column < 2 ? "l" : "r")).join("");
  const line = (cells: readonly (string | number | null)[]): string =>
    `${cells.map((cell) => (cell === null ? "--" : escape(String(cell)))).join(" & ")} \\\\\n`;
  return [
    `\\begin{tabular}{${columns}}\n\\toprule\n`,
    line(header),
    "\\midrule\n",
    ...rows.map(line),
    "\\bottomrule\n\\end{tabular}\n",
  ].join("");
}

const special: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "−": "$-$",
  "–": "--",
  "—": "--",
  [open]: "\\textbf{",
  [close]: "}",
};

function escape(text: string): string {
  return text.replaceAll(
    /[\\~^−–—\uE000\uE001&%$#_{}]/gu,
    (character) => special[character] ?? `\\${character}`,
  );
}
