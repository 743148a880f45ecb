/** JSON as Python writes it: bare NaN, Infinity and -Infinity, a BOM in front. */
export type Parsed =
  | { readonly kind: "ok"; readonly value: unknown; readonly repaired: boolean }
  | { readonly kind: "bad"; readonly detail: string };

/** Deeper than any evaluation writes; recursive code behind the parser must not run out of stack. */
export const maxDepth = 512;

/**
 * Parses one JSON document. Bare non-finite numbers become NaN and ±Infinity; of duplicate keys the
 * last wins; a key `__proto__` is an ordinary own property. Never throws.
 */
export function parseJson(text: string): Parsed {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (depthOf(body) > maxDepth) return { kind: "bad", detail: `nested deeper than ${maxDepth}` };
  try {
    return { kind: "ok", value: JSON.parse(body), repaired: false };
  } catch (error) {
    return parseRepaired(body, error instanceof Error ? error.message : String(error));
  }
}

/**
 * Does `parseJson` need to be asked? Lines of a document on many lines are mostly no JSON themselves, and
 * their ends tell it for a thousandth of a parse that fails.
 */
export function mayBeJson(line: string): boolean {
  const text = line.trim();
  const [first, last] = [text.charAt(0), text.charAt(text.length - 1)];
  if (first === "{") return last === "}" && text.length > 1;
  if (first === "[") return last === "]" && text.length > 1;
  if (first === '"') return endOfString(text, 1) === text.length && last === '"';
  return first !== "}" && first !== "]" && last !== ",";
}

/** The line that a parser's message names; null: it names none. */
export function lineOfFault(detail: string): number | null {
  const line = /\(line (\d+) column \d+\)/u.exec(detail)?.[1];
  return line === undefined ? null : Number(line);
}

function parseRepaired(text: string, detail: string): Parsed {
  const marker = unusedMarker(text);
  const marked = marker === null ? null : withMarkers(text, marker);
  if (marker === null || marked === null) return { kind: "bad", detail };
  const revive = (_key: string, value: unknown) =>
    typeof value === "string" && value.startsWith(marker)
      ? Number(value.slice(marker.length))
      : value;
  try {
    return { kind: "ok", value: JSON.parse(marked, revive), repaired: true };
  } catch {
    return { kind: "bad", detail };
  }
}

/** More NULs in a row than any string of the text holds; null if that would be very many. */
function unusedMarker(text: string): string | null {
  const spelled = "\\u0000";
  let longest = 0;
  let run = 0;
  let next = -1;
  for (let at = text.indexOf(spelled); at !== -1; at = text.indexOf(spelled, next)) {
    run = at === next ? run + 1 : 1;
    longest = Math.max(longest, run);
    next = at + spelled.length;
  }
  return longest > 100 ? null : "\0".repeat(longest + 1);
}

/** The text with its bare numbers as marked strings; null if there are none, or one stands for a key. */
function withMarkers(text: string, marker: string): string | null {
  const spelled = marker.replaceAll("\0", "\\u0000");
  const colon = /\s*:/y;
  const parts: string[] = [];
  let copied = 0;
  for (const { start, end } of bareNumbers(text)) {
    colon.lastIndex = end;
    if (colon.test(text)) return null;
    parts.push(text.slice(copied, start), `"${spelled}${text.slice(start, end)}"`);
    copied = end;
  }
  return copied === 0 ? null : parts.join("") + text.slice(copied);
}

/** Where NaN and ±Infinity stand outside strings. */
function* bareNumbers(text: string): Iterable<{ readonly start: number; readonly end: number }> {
  const stop = /"|-?\bInfinity\b|\bNaN\b/g;
  for (let found = stop.exec(text); found; found = stop.exec(text)) {
    if (found[0] === '"') stop.lastIndex = endOfString(text, stop.lastIndex);
    else yield { start: found.index, end: stop.lastIndex };
  }
}

/** The place behind the quote that ends a string; a pattern would run out of stack on a long one. */
function endOfString(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x22) return at + 1;
  }
  return text.length;
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth--;
  }
  return deepest;
}
