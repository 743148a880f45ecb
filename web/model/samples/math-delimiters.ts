/**
 * Brings the ways models write formulas to the one form the Markdown reader takes, `$$…$$`:
 * `\(…\)`, `\[…\]` and `$…$`. A single dollar counts only by pandoc's rule (no space inside the
 * dollars, no digit after the closing one), so that "$5 or $6" stays money. Code is left alone.
 */
export function unifyMath(text: string): string {
  const scan: Scan = { text, at: 0, out: "", hopeless: new Set() };
  while (scan.at < text.length) step(scan);
  return scan.out;
}

interface Scan {
  readonly text: string;
  at: number;
  out: string;
  /** Closing marks that do not occur any more; saves looking again for each opening one. */
  readonly hopeless: Set<string>;
}

function step(scan: Scan): void {
  const { text, at } = scan;
  const character = text[at];
  if (character === "`" || character === "~") return copyCode(scan);
  if (character === "\\") {
    if (text[at + 1] === "(") return copyMath(scan, "\\(", "\\)");
    if (text[at + 1] === "[") return copyMath(scan, "\\[", "\\]");
    if (text.startsWith(boxed, at)) return copyBoxed(scan);
    return copy(scan, 2);
  }
  if (character !== "$") return copy(scan, plainLength(text, at));
  if (text[at + 1] === "$") return copyMath(scan, "$$", "$$");
  return copySingleDollar(scan);
}

function copy(scan: Scan, length: number): void {
  scan.out += scan.text.slice(scan.at, scan.at + length);
  scan.at += length;
}

const special = /[`~\\$]/g;

function plainLength(text: string, at: number): number {
  special.lastIndex = at + 1;
  return (special.exec(text)?.index ?? text.length) - at;
}

/** A fenced block (at the start of a line) or a code span, with its closing mark. */
function copyCode(scan: Scan): void {
  const { text, at } = scan;
  const character = text[at] ?? "";
  let run = 1;
  while (text[at + run] === character) run++;
  const isFence = run >= 3 && startsLine(scan);
  if (character === "~" && !isFence) return copy(scan, run);
  const mark = character.repeat(run);
  if (isFence) {
    const end = text.indexOf(`\n${mark}`, at + run);
    return copy(scan, end === -1 ? text.length - at : end + 1 + run - at);
  }
  const end = find(scan, mark, at + run);
  copy(scan, end === -1 ? run : end + run - at);
}

function copyMath(scan: Scan, open: string, close: string): void {
  const { text, at } = scan;
  const end = find(scan, close, at + open.length);
  const body = end === -1 ? "" : text.slice(at + open.length, end).trim();
  if (body === "" || /\n\s*\n|`/.test(body)) {
    // An opening mark that nothing closes would swallow the rest of the text.
    scan.out += open === "$$" ? "\\$\\$" : open;
    scan.at += open.length;
    return;
  }
  const isDisplay = open !== "\\(" && startsLine(scan);
  if (isDisplay) emitDisplay(scan, body);
  else emitInline(scan, body);
  scan.at = end + close.length;
}

const boxed = "\\boxed{";

/** Models end with a bare `\boxed{…}`; it is a formula without its marks. */
function copyBoxed(scan: Scan): void {
  const { text, at } = scan;
  let depth = 0;
  for (let end = at + boxed.length - 1; end < Math.min(text.length, at + 400); end++) {
    if (text[end] === "\n") break;
    if (text[end] === "{") depth++;
    if (text[end] === "}" && --depth === 0) {
      emitInline(scan, text.slice(at, end + 1));
      scan.at = end + 1;
      return;
    }
  }
  copy(scan, 2);
}

function copySingleDollar(scan: Scan): void {
  const { text, at } = scan;
  const lineEnd = find(scan, "\n", at);
  const end = find(scan, "$", at + 1);
  const body = end === -1 ? "" : text.slice(at + 1, end);
  const isOneLine = end < (lineEnd === -1 ? text.length : lineEnd);
  if (isOneLine && isFormula(body, text[end + 1] ?? "")) {
    emitInline(scan, body);
    scan.at = end + 1;
    return;
  }
  scan.out += "\\$";
  scan.at += 1;
}

function isFormula(body: string, after: string): boolean {
  if (body === "" || /^\s|\s$|`/.test(body) || /\d/.test(after)) return false;
  // "$5 for each box and then $": a sum of money followed by prose.
  return !/^\d[\d.,]*\s+[a-z]{2,}\s+[a-z]/i.test(body);
}

function emitInline(scan: Scan, body: string): void {
  // Without a space two formulas in a row would become one mark of four dollars.
  const gap = scan.out.endsWith("$") ? " " : "";
  scan.out += `${gap}$$${body.replaceAll("\n", " ")}$$`;
}

function emitDisplay(scan: Scan, body: string): void {
  const indent = /[ \t]*$/.exec(scan.out)?.[0] ?? "";
  const lines = body.split("\n").map((line) => `${indent}${line.trim()}\n`);
  scan.out += `$$\n${lines.join("")}${indent}$$\n${indent}`;
}

function startsLine(scan: Scan): boolean {
  const line = scan.out.slice(scan.out.lastIndexOf("\n") + 1);
  return line.trim() === "";
}

function find(scan: Scan, mark: string, from: number): number {
  if (scan.hopeless.has(mark)) return -1;
  const at = scan.text.indexOf(mark, from);
  if (at === -1) scan.hopeless.add(mark);
  return at;
}
