/** What tells a key from a word: how the letters of a text follow each other. */

/** Words that stand where a key goes, in the documents of providers and in the settings of servers that ask for none. */
const placeholder =
  /^(?:<.*>|\[.*\]|\{.*\}|\$.*|%\w+%|@\w+@|env:.*|x{3,}|\*+.*|.*\*{3,}.*|\.{2,}|.*\.{3}|.*…|-+|_+|your.*|my[-_ ].*|the[-_ ].*|some[-_ ].*|none|null|nil|undefined|nan|empty|false|true|yes|no|on|off|na|n\/a|no[-_ ]?key|not[-_ ]?(?:needed|used|required|set|provided|available)|dummy(?:[-_ ]?\w{1,8})?|fake(?:[-_ ]?key)?|test(?:[-_ ]?key)?|example|sample|default|unset|missing|required|optional|invalid|valid|expired|string|str|text|bytes|int|integer|number|bool|boolean|object|any|value|hidden|masked|redacted|removed|secret|token|key|pass|password|passwd|passphrase|credentials?|api[-_ ]?key|apikey|access[-_ ]?(?:key|token)|bearer|basic|user(?:name)?|login|auth(?:orization)?|change[-_ ]?me|todo|tbd|local|ollama|lm-studio|vllm|input|getpass|prompt|args?|config|settings|self|this|os|env|environ|process)$/i;

/** Within a key of a known beginning. */
const placeholderPart =
  /x{5}|\*{3}|\.{3}|…|^your|your[-_](?:api|key|token|secret|own)|^my[-_]|_here|example|placeholder|change-?me|(?<![a-z\d])dummy|redacted|insert[-_]|replace[-_]|<|>/i;

/** Does a text stand for a key, or say that there is none? */
export function isPlaceholder(text: string): boolean {
  return text.length < 400 && (placeholder.test(text) || /^(.)\1*$/.test(text));
}

/** Of a provider's own documents; nobody's key. */
const documented =
  /EXAMPLE(?:KEY)?$|^(?:SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c|dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk)$/;

/** Letters that tell: of a long key its first. */
const most = 200;

/** A body of letters and digits that is no placeholder: not one sign again and again, no row such as 1234 or abcd, no words for one. */
export function isVaried(body: string): boolean {
  const start = body.slice(0, most);
  if (placeholderPart.test(start) || documented.test(body)) return false;
  return new Set(start).size >= Math.min(8, start.length / 2) && !isRow(start);
}

/** Do most letters follow the one before them in the alphabet, or repeat it? */
function isRow(body: string): boolean {
  let steps = 0;
  for (let at = 1; at < body.length; at++) {
    const step = body.charCodeAt(at) - body.charCodeAt(at - 1);
    if (step === 0 || step === 1) steps++;
  }
  return steps > 0.55 * (body.length - 1);
}

/** Varied, and it changes between small letters, capitals and digits: what follows a beginning that no word has. */
export function isMixed(body: string): boolean {
  return changes(body.slice(0, most).replaceAll(/[^A-Za-z0-9]+/g, "")) >= 2 && isVaried(body);
}

/**
 * Are the letters drawn rather than written, so that even behind a beginning that words have (`sk-`) this is a key: does a part of ten or
 * more change again and again between small letters, capitals and digits? Words joined by dashes (`llama3-8b-lora`) do not; 32 small
 * letters without a break are no word either.
 */
export function isRandom(body: string): boolean {
  const { isDrawn, letters, total, highest } = partsOf(body);
  // Of 64 letters two are dashes, so that some keys fall into short parts.
  const isInParts = letters >= 16 && highest >= 2 && total >= 0.25 * letters && hasAll(body);
  return (isDrawn || isInParts) && isVaried(body);
}

function hasAll(body: string): boolean {
  return /[a-z]/.test(body) && /[A-Z]/.test(body) && /\d/.test(body);
}

/** What the runs of letters and digits are like. */
interface Parts {
  isDrawn: boolean;
  /** Of all runs together. */
  letters: number;
  /** Changes in all of them, and the most in one of six or more. */
  total: number;
  highest: number;
}

/** A loop without a list of the runs: hostile texts have 100,000 beginnings. */
function partsOf(body: string): Parts {
  const parts: Parts = { isDrawn: false, letters: 0, total: 0, highest: 0 };
  const end = Math.min(body.length, most);
  let start = 0;
  let count = 0;
  let before = none;
  for (let at = 0; at <= end; at++) {
    const now = at === end ? none : classOf(body.charCodeAt(at));
    if (now !== none && before !== none && isChange(before, now)) count++;
    if (now === none) {
      if (before !== none) addPart(parts, at - start, count);
      start = at + 1;
      count = 0;
    }
    before = now;
  }
  return parts;
}

function addPart(parts: Parts, length: number, count: number): void {
  parts.letters += length;
  parts.total += count;
  if (length >= 6 && count > parts.highest) parts.highest = count;
  if (length >= 32 || (length >= 10 && count >= 3 && count >= Math.min(4, 0.15 * length)))
    parts.isDrawn = true;
}

/**
 * Does a value that stands under a name such as `token` look like one: no spaces, and letters and digits mixed as in no name of a field?
 */
export function looksSecret(value: string): boolean {
  if (value.length < 8 || value.length > 8000 || isPlaceholder(value)) return false;
  if (!/^[\w.~+/=:%!@#$^&*?-]+$/.test(value) || isPathLike(value)) return false;
  if (!isVaried(value)) return false;
  return isDrawnInParts(value) || value.split(/[^A-Za-z0-9]+/).some(isDrawnPart);
}

function isDrawnPart(part: string): boolean {
  if (part.length >= 8 && changes(part) >= 2) return true;
  return part.length >= 20 && !/^[A-Z]?[a-z]+$/.test(part);
}

/** Small letters, capitals and digits by turns, with signs between them. */
function isDrawnInParts(value: string): boolean {
  const { letters, total } = partsOf(value);
  return value.length >= 12 && total >= 5 && total >= 0.25 * letters && hasAll(value);
}

/** `/some/where`, `~/x`, `./x`, `C:\x`, `https://…`, `1.2.3`. */
export function isPathLike(value: string): boolean {
  return /^(?:~|\.{1,2})?\/[\w.-]+(?:\/|$)|^[A-Za-z]:[\\/]|^[a-z][\w+.-]{1,20}:\/\/|^\d+(?:\.\d+)+$/.test(
    value,
  );
}

/** How often a text of letters and digits changes between small letters, capitals and digits. */
function changes(text: string): number {
  let count = 0;
  for (let at = 1; at < text.length; at++)
    if (isChange(classOf(text.charCodeAt(at - 1)), classOf(text.charCodeAt(at)))) count++;
  return count;
}

/** A capital before small letters begins a word and is no change. */
function isChange(before: number, now: number): boolean {
  return before !== now && !(before === capital && now === small);
}

const none = 0;
const small = 1;
const capital = 2;
const digit = 3;

function classOf(code: number): number {
  if (code >= 97 && code <= 122) return small;
  if (code >= 65 && code <= 90) return capital;
  return code >= 48 && code <= 57 ? digit : none;
}
