/** JSON as Python writes it: bare NaN, Infinity and -Infinity, a BOM in front. */
export type Parsed =
  | { readonly kind: "ok"; readonly value: unknown; readonly repaired: boolean }
  | { readonly kind: "bad"; readonly detail: string };

/** Deeper than any evaluation writes; recursive code behind the parser must not run out of stack. */
export const maxDepth = 512;

const bareNumber = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

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

function parseRepaired(text: string, detail: string): Parsed {
  let repaired = false;
  const marked = text.replace(bareNumber, (token) => {
    if (token.startsWith('"')) return token;
    repaired = true;
    return `"${markerOf(token)}"`;
  });
  if (!repaired) return { kind: "bad", detail };
  try {
    return { kind: "ok", value: JSON.parse(marked, revive), repaired: true };
  } catch {
    return { kind: "bad", detail };
  }
}

const marker = "\u0000non-finite:";

function markerOf(token: string): string {
  return `\\u0000non-finite:${token}`;
}

function revive(_key: string, value: unknown): unknown {
  return typeof value === "string" && value.startsWith(marker)
    ? Number(value.slice(marker.length))
    : value;
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
