import { type SecretForm, endOf, formOf } from "./secret-form.ts";
import { isRandom, isVaried } from "./secret-look.ts";
import { exactly } from "./secret-signs.ts";

/** How the header of a JWT begins, `{"alg":"` and the like, as base64url; a space may follow the brace. */
const headers =
  "hbGciOi|0eXAiOi|raWQiOi|lbmMiOi|jdHkiOi|qa3UiOi|qd2siOi|4NXUiOi|4NXQi|4NWMiOi|jcml0Ijoi|6aXAiOi|lcGsiOi|hcHUiOi|hcHYiOi|iNjQiOi";

/** Begins a run of a JWT's letters, or follows one word in it, so that no run is searched twice. */
const runStart = String.raw`(?:(?<![\w-])|(?<=\\[nrtbf]|\\u[\dA-Fa-f]{4}|%[\dA-Fa-f]{2}|\[[\d;]{0,9}m)|(?<=(?<![\w-])(?:[A-Za-z\d]{1,20}[-_=]){1,4}))`;

/** A line's end as it is written in JSON, in a string of code and on paper. */
const lineEnd = String.raw`(?:\\{1,4}[nrt]|[\s"'\\])`;
const lineEnds = new RegExp(`${lineEnd}{0,20}`, "y");
const line = /[A-Za-z0-9+/=]*/y;
const blockEnd = /-----END [A-Z0-9 ]{0,50}-----/y;

/** Shorter runs of letters are words, unless the block's end follows. */
const shortestLine = 24;

/** Between the head of a block and its letters: line ends and what PGP and OpenSSL say of the key. */
const gap = String.raw`(?:${lineEnd}|(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash): ?[\w .,:()@/-]{0,100}){0,60}`;

/** Forms that belong to no provider. */
export const generalForms: readonly SecretForm[] = [
  formOf(
    "JSON Web Token",
    "https://www.rfc-editor.org/rfc/rfc7519",
    [exactly("eyJ"), exactly("eyAi"), exactly("ewog")],
    `${runStart}(?:eyJ(?:${headers})|eyAi|ewog)[\\w-]{4,1200}\\.[\\w-]{8,16000}\\.(?<body>[\\w-]{10,2000})(?:\\.[\\w-]{1,400}){0,2}`,
    { accepts: isVaried, more: endOf(/[\w-]*/y) },
  ),
  formOf(
    "private key",
    "https://www.rfc-editor.org/rfc/rfc7468",
    [exactly("-----BEGIN ")],
    String.raw`-----BEGIN (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)?-----${gap}(?<body>[A-Za-z0-9+/=]{24,400})`,
    {
      accepts: isRandom,
      more: endOfBlock,
    },
  ),
  formOf(
    "private key",
    "https://tartarus.org/~simon/putty-snapshots/htmldoc/AppendixC.html",
    [exactly("Private-Lines: ")],
    String.raw`(?<kept>Private-Lines: \d{1,4}${gap})(?<body>[A-Za-z0-9+/=]{24,400})`,
    { accepts: isRandom, more: endOfBlock },
  ),
];

/** Goes on over the lines of a block, and its end if it is there. */
function endOfBlock(text: string, from: number): number {
  let end = endOf(line)(text, from);
  for (let at = end; ;) {
    const begin = endOf(lineEnds)(text, at);
    const after = endOf(blockEnd)(text, begin);
    if (after > begin) return after;
    at = endOf(line)(text, begin);
    if (at === begin || begin === end) return end;
    if (at - begin < shortestLine) {
      const isCutOff = at === text.length && /[\n\\]/.test(text.slice(end, begin));
      return endOfLast(text, at) ?? (isCutOff ? at : end);
    }
    end = at;
  }
}

/** Behind a short last line, and perhaps a checksum, stands the block's end; null if it does not. */
function endOfLast(text: string, from: number): number | null {
  const close = endOf(lineEnds)(text, from);
  const checked = endOf(lineEnds)(text, endOf(line)(text, close));
  for (const at of [close, checked]) {
    const after = endOf(blockEnd)(text, at);
    if (after > at) return after;
  }
  return null;
}
