import type { SecretSpan } from "./find-secrets.ts";
import type { Author } from "./named-secrets.ts";
import { isPlaceholder, looksSecret } from "./secret-look.ts";
import { isSecretText, kindOfName, nameStrength } from "./secret-names.ts";

/** `<password>X</password>`. */
const element =
  /<(?<name>[\w:.-]{2,60})(?:\s[^<>]{0,200})?>\s{0,20}(?<value>[^<>\s]{3,500})\s{0,20}<\//g;

/** `name="password" value="X"`, `{"key": "apiKey", "value": "X"}`, `- name: API_KEY` and `value: X` on the next line. */
const pair =
  /(?<![\w-])(?:name|key|id|variable|field)\\{0,3}["']?\s{0,3}[=:]\s{0,3}\\{0,3}["']?(?<name>[\w.-]{2,60})\\{0,3}["']?[,;]?(?:\s|\\n){1,40}\\{0,3}["']?(?:value|default)\\{0,3}["']?\s{0,3}[=:]\s{0,3}\\{0,3}["']?(?<value>[^\s"'\\<>,}]{3,500})/g;

/** `api_key_id X`: a name of several words, then its value. */
const spaced =
  /(?<![\w.-])(?<name>[A-Za-z]+(?:[_-][A-Za-z]+)+)[ \t]{1,4}(?<value>[\w.~+/=-]{8,500})/g;

/** `auth=('me', 'X')`, `HTTPBasicAuth("me", "X")`. */
const login =
  /(?:\bauth\s{0,3}[=:]\s{0,3}|\b\w{0,30}Auth)[([]\s{0,3}(?:b(?=["']))?(?<q>\\{0,3}["'])[^"'\\\n]{1,80}\k<q>,\s{0,3}(?:b(?=["']))?\k<q>(?<value>[^"'\\\n]{3,200})(?=\k<q>)/g;

/** `cookies={'sid': 'X'}`. */
const jar = /\bcookies?["']?\s{0,3}[=:(]\s{0,3}\{(?<pairs>[^{}\n]{1,4000})\}/gi;
const cookie = /["'][\w.$-]{1,80}["']\s{0,3}:\s{0,3}(["'])(?<value>[^"'\n]{3,2000})\1/g;

/** `host:5432:database:user:X`, a line of `.pgpass`. */
const pgpass =
  /(?<![\w.:*-])[\w.*-]{1,100}:(?:\d{4,5}|\*):[\w*-]{1,60}:[\w.*-]{1,60}:(?<value>[^\s:"'\\]{4,200})(?![\w:])/g;

/** Secrets that markup, pairs of a name and a value, and calls name. */
export function markedUpSecrets(text: string, author: Author): readonly SecretSpan[] {
  return [
    ...(text.includes("</") ? named(text, element) : []),
    ...(text.includes("value") || text.includes("default") ? named(text, pair) : []),
    ...named(text, spaced).filter(({ start, end }) => looksSecret(text.slice(start, end))),
    ...inCalls(text, author),
  ];
}

/** Arguments of a login, and what stands in a jar of cookies. */
function inCalls(text: string, author: Author): readonly SecretSpan[] {
  const jars = [...text.matchAll(jar)].flatMap(({ index, 0: whole, groups }) => {
    const pairs = groups?.["pairs"] ?? "";
    return valuesOf(pairs, cookie, index + whole.length - 1 - pairs.length, 1, "cookie");
  });
  return [...valuesOf(text, login, 0, 0, "password"), ...jars].filter(isTold(text, author));
}

/** Lines of `.pgpass`. */
export function passwordLines(text: string, author: Author): readonly SecretSpan[] {
  return valuesOf(text, pgpass, 0, 0, "password").filter(isTold(text, author));
}

function isTold(text: string, author: Author): (span: SecretSpan) => boolean {
  return ({ start, end }) => {
    const value = text.slice(start, end);
    return author === "program" ? /[\d\W]/.test(value) : looksSecret(value);
  };
}

function named(text: string, pattern: RegExp): readonly SecretSpan[] {
  return [...text.matchAll(pattern)].flatMap(({ index, 0: whole, groups }) => {
    const { name = "", value = "" } = groups ?? {};
    const start = index + whole.lastIndexOf(value);
    return isSecretText(nameStrength(name), name, value)
      ? [{ start, end: start + value.length, kind: kindOfName(name) }]
      : [];
  });
}

function valuesOf(
  text: string,
  pattern: RegExp,
  from: number,
  behind: number,
  kind: string,
): readonly SecretSpan[] {
  return [...text.matchAll(pattern)].flatMap(({ index, 0: whole, groups }) => {
    const value = groups?.["value"] ?? "";
    const end = from + index + whole.length - behind;
    return isPlaceholder(value) ? [] : [{ start: end - value.length, end, kind }];
  });
}
