import { asciiOf, hint, secretHints } from "./secret-hints.ts";

/** What stands where a secret was. */
export const redacted = "[redacted]";

/** What ends in a letter or digit and is no part of a word: `\n` of JSON, `%3D` of an address, a terminal's colour. */
const escapes = String.raw`\\[nrtbf]|\\u[\dA-Fa-f]{4}|%[\dA-Fa-f]{2}|\[[\d;]{0,9}m`;

/** Not within a word, but right behind an escape (of JSON in a string, too). */
const wordStart = `(?:(?<![A-Za-z0-9])|(?<=${escapes}))`;

/** Begins a run of a JWT's letters, or follows one word in it, so that no run is searched twice. */
const runStart = String.raw`(?:(?<![\w-])|(?<=${escapes})|(?<=(?<![\w-])[A-Za-z]{1,20}[-_]))`;

/** The prefix comes first, what must stand before it is looked at then: an engine skips to it fast. */
function prefixed(prefix: string, rest: string, begin = wordStart): string {
  return `${prefix}(?<=${begin}${prefix})${rest}`;
}

/**
 * Secrets by their value, wherever they stand. Each needs a digit or capital so that words like
 * sk-learn stay. No class takes a quote or backslash, so that a value and the JSON text around it
 * give the same finds. Look-aheads are bounded and every open end is a plain `x*`, so that neither time
 * nor stack grows with hostile text.
 */
const exactCase = [
  // A name of several words, as of a model, is none.
  prefixed(
    "sk-",
    String.raw`(?:(?=[\w-]{0,200}[0-9A-Z])(?=[\w-]{0,200}[A-Za-z0-9]{10})[\w-]{8}[\w-]*|[a-z]{20}[a-z]*)`,
  ),
  prefixed("hf_", `(?=[A-Za-z0-9]{0,200}[0-9A-Z])[A-Za-z0-9]{8}[A-Za-z0-9]*`),
  prefixed("tvly-", String.raw`(?=[\w-]{0,200}[0-9A-Z])[\w-]{8}[\w-]*`),
  prefixed("(?:AKIA|ASIA)", `[0-9A-Z]{12}[0-9A-Z]*`),
  prefixed("gh[pousr]_", `[A-Za-z0-9]{12}[A-Za-z0-9]*`),
  prefixed("github_pat_", String.raw`\w{12}\w*`),
  prefixed("xox[abprs]-", String.raw`[\w-]{10}[\w-]*`),
  prefixed("AIza", String.raw`[\w-]{30}[\w-]*`),
  prefixed("eyJ", String.raw`[\w-]{8}[\w-]*\.[\w-]{8}[\w-]*\.[\w-]{4}[\w-]*`, runStart),
];

interface Kind {
  readonly pattern: RegExp;
  /** A text without this hint holds no match. */
  readonly hint: number;
  /** What stands for it then; begins with what the pattern took only to be found fast. */
  readonly by: string;
}

/** Every kind of secret that is known by its value. */
export const kinds: readonly Kind[] = [
  {
    pattern: new RegExp(exactCase.join("|"), "g"),
    hint: hint.key,
    by: redacted,
  },
  {
    pattern: new RegExp(
      prefixed(
        "Bearer",
        String.raw`(?:\s\s*|(?:\\[nrt]|%20|\+){1,9})(?=[\w.~+/=-]{0,200}\d)[\w.~+/=-]{8}[\w.~+/=-]*`,
      ),
      "gi",
    ),
    hint: hint.bearer,
    by: redacted,
  },
  {
    pattern:
      /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
    hint: hint.privateKey,
    by: redacted,
  },
  {
    pattern: /:\/\/(?<=\w:\/\/)(?!\[red)[^\s/@"'<>\\]{1,1000}(?=@)/g,
    hint: hint.address,
    by: `://${redacted}`,
  },
  {
    pattern:
      /=(?<=(?:[?&;]|\\u0026)(?:key|sig|auth|[\w-]{0,40}(?:api[_-]?key|token|secret|signature|credential|passw(?:or)?d))=)[^[&\s"'#<>\\…][^&\s"'#<>\\]*/gi,
    hint: hint.parameter,
    by: `=${redacted}`,
  },
];

/** The kinds that a text may hold; none, nearly always. @param bytes the text in UTF-8, where that is at hand */
export function possibleKinds(text: string, bytes: Uint8Array = asciiOf(text)): readonly Kind[] {
  const hints = secretHints(bytes);
  return hints === 0 ? none : kinds.filter((kind) => (kind.hint & hints) !== 0);
}

const none: readonly Kind[] = [];
