import type { Fields } from "../training-row.ts";

const dict = /\{'[^{}]*\}/;
const entry = /'([^']+)':\s*('[^']*'|"[^"]*"|[\w.]+\([^()]*\)|\[[^\]]*\]|[^,}]+)/g;

/** The first flat dict that Python printed in a text, and where it stands. */
export interface PythonDict {
  readonly fields: Fields & { readonly length: number };
  readonly start: number;
  readonly end: number;
}

export function pythonDict(text: string): PythonDict | null {
  const found = dict.exec(text);
  if (!found) return null;
  const fields = [...found[0].matchAll(entry)].map(
    ([, name = "", value = ""]) => [name, unquoted(value.trim())] as const,
  );
  return { fields, start: found.index, end: found.index + found[0].length };
}

function unquoted(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}
