import type { SecretSpan } from "./find-secrets.ts";
import { markedUpSecrets, passwordLines } from "./marked-up-secrets.ts";
import { isPathLike, isPlaceholder, isRandom, looksSecret } from "./secret-look.ts";
import { type NameStrength, isSecretText, kindOfName, nameStrength } from "./secret-names.ts";

/**
 * Who wrote a text. `program`: an error or a log line, where `password=letmein` is what it says; `any`: also people, models and code,
 * where `password = input(…)` and "password: required" are none.
 */
export type Author = "program" | "any";

/** Every name of a secret holds one of these. */
const nameWords =
  /pass|pwd|secret|token|key|auth|cookie|credential|bearer|signature|\bsig\b|webhook|dsn|jwt|\botp\b|netrc|_pat\b|\b[as]k\b/gi;

/**
 * Secrets that a text quotes with what names them: in a request, a command, a line of settings, an address. In order, none within another.
 */
export function namedSecrets(text: string, author: Author): readonly SecretSpan[] {
  if (!mayQuote.test(text)) return [];
  const names = namesIn(text);
  const hasName = names.length > 0;
  const found = apart([
    ...names.flatMap((name) => assigned(text, name, author)),
    ...(hasName
      ? [
          ...headersOf(text),
          ...cookies(text),
          ...longOptions(text),
          ...told(text),
          ...markedUpSecrets(text, author),
        ]
      : headersOf(text)),
    ...(shortOptions.test(text) ? [...optionsOf(text), ...cookies(text)] : []),
    ...(/:(?:\d{4,5}|\*):/.test(text) ? passwordLines(text, author) : []),
    ...(chinese.test(text) ? inChinese(text, author) : []),
    ...(text.includes("@") ? logins(text, author) : []),
    ...(text.includes("login") ? netrcLines(text) : []),
  ]);
  return found.length === 0 ? found : outsideMarks(text, found);
}

/** What was replaced before stays as it is. */
function outsideMarks(text: string, spans: readonly SecretSpan[]): readonly SecretSpan[] {
  const marks = [...text.matchAll(/\[redacted: [^\]\n]{1,60}\]/g)].map(
    ({ index, 0: whole }) => [index, index + whole.length] as const,
  );
  if (marks.length === 0) return spans;
  let at = 0;
  return spans.filter(({ start, end }) => {
    while ((marks[at]?.[1] ?? Infinity) <= start) at++;
    return (marks[at]?.[0] ?? Infinity) >= end;
  });
}

const mayQuote = /[=:@'"`：是为]|<\/|\s-|\blogin\b|bearer|basic|(?:key|token|password|secret)s? /i;

/** A name in a text, from `start` to before `end`. */
interface NameSpan {
  readonly start: number;
  readonly end: number;
  readonly strength: NameStrength;
}

/** Names that say secret; each once. */
function namesIn(text: string): readonly NameSpan[] {
  const found: NameSpan[] = [];
  let last = 0;
  for (const { index } of text.matchAll(nameWords)) {
    if (index < last) continue;
    let start = index;
    while (start > last && index - start < 80 && isOfName(text.charCodeAt(start - 1))) start--;
    let end = index;
    while (end < text.length && end - index < 80 && isOfName(text.charCodeAt(end))) end++;
    last = end;
    const strength = nameStrength(text.slice(start, end));
    if (strength !== "none") found.push({ start, end, strength });
  }
  return found;
}

/** `A`–`Z`, `a`–`z`, digits, `_`, `-` and `.`. */
function isOfName(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    code === 46
  );
}

/** The first of those that overlap, of two at one place the longer. */
function apart(spans: readonly SecretSpan[]): readonly SecretSpan[] {
  let end = 0;
  return spans
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((span) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
}

const quote = String.raw`\\{0,3}["'\x60]`;
const bare = String.raw`[^\s"'\x60,;&)\]}<>|\\]{1,2000}`;
const quoted = String.raw`(?<q>\\{0,3}["'\x60])(?<inside>(?:(?!\k<q>)[^\n]){1,2000}?)\k<q>`;

/** `name = value`, `"name": "value"`, `('name', 'value')`, `?name=value`, lists of values too; from the name's end on. */
const assignment = new RegExp(
  String.raw`(?<sep>(?:${quote})?\]?\s{0,4}(?:=>|->|:=|[=:])\s{0,8}|${quote}\s{0,4},\s{0,4})(?:b(?=["'])|(?:Secret\w{0,10}|str|bytes)\((?=["']))?(?:${quoted}|\[(?<list>[^\][\n]{1,2000})\]|(?<bare>${bare}))`,
  "y",
);

function assigned(
  text: string,
  { start: from, end: at, strength }: NameSpan,
  author: Author,
): readonly SecretSpan[] {
  assignment.lastIndex = at;
  const match = assignment.exec(text);
  if (match === null) return [];
  const name = text.slice(from, at);
  const { sep = "", q = "", inside, list, bare: plain } = match.groups ?? {};
  const kind = kindOfName(name);
  const end = at + match[0].length;
  if (list !== undefined) return listed(list, end - 1 - list.length, kind);
  const isTuple = sep.includes(",");
  if (inside !== undefined) {
    const isKey = isSecretText(strength, name, inside) && isOne(inside, name);
    if (!isKey || (isTuple && !isTold(inside)) || isName(inside)) return [];
    return [spanOf(end - q.length - inside.length, inside, kind)];
  }
  if (plain === undefined || isTuple) return [];
  const value = plain.replace(/[.:!?]+$/, "");
  const start = end - plain.length;
  const isKey =
    isSecretText(strength, name, value) && isPlainSecret(value, text[end] ?? "", sep, author);
  return isKey ? [{ start, end: start + value.length, kind }] : [];
}

/** One word, but of a passphrase or cookies. */
function isOne(value: string, name: string): boolean {
  return (
    !/\s/.test(value.replace(/^(?:Bearer|Basic|Token) /i, "")) || /cookie|passphrase/i.test(name)
  );
}

/** Without the word before it: `Bearer …`. */
function spanOf(start: number, value: string, kind: string): SecretSpan {
  const [word = ""] = /^(?:Bearer|Basic|Token|Digest|ApiKey|Negotiate) +/i.exec(value) ?? [];
  return { start: start + word.length, end: start + value.length, kind };
}

/** Items of a list in quotes. */
function listed(list: string, from: number, kind: string): readonly SecretSpan[] {
  return [...list.matchAll(/(["'`])([^"'`\n]{1,500})\1/g)].flatMap((item) => {
    const [, , value = ""] = item;
    const start = from + item.index + 1;
    return isPlaceholder(value) || /\s/.test(value) || !isTold(value)
      ? []
      : [{ start, end: start + value.length, kind }];
  });
}

/** A key rather than the name of another field: something else than small letters in it, or far too long for a word. */
function isTold(value: string): boolean {
  return /\d/.test(value) || (/[a-z][A-Z]/.test(value) && value.length >= 12) || value.length >= 24;
}

/** `data["token"] = "user_token"` names a field. */
function isName(value: string): boolean {
  return /^[a-z]+(?:_[a-z]+)+$/.test(value) && nameStrength(value) !== "none";
}

/** Without quotes it may be code, a word of a sentence, a unit. */
function isPlainSecret(value: string, next: string, sep: string, author: Author): boolean {
  if (/^(?:Bearer|Basic|Token|Digest)$/i.test(value)) return false;
  if (next === "(" || /[([{$]/.test(value) || /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/.test(value))
    return false;
  if (/^\d{1,4}$/.test(value) || /^-?\d+\.\d+/.test(value) || isPathLike(value)) return false;
  if (/^[A-Za-z_]+$/.test(value))
    return (
      author === "program" &&
      /^\S*=$/.test(sep) &&
      !nameStrength(value).startsWith("s") &&
      !/_/.test(value)
    );
  return /\d/.test(value) || value.length >= 12;
}

const bearer =
  /\b(?:Bearer|Basic|Token|ApiKey|Negotiate)(?:\s{1,9}|\\{1,4}[nrt]|%20|\+)(?<value>[\w.~+/=-]{8,4000})/gi;

/** `Authorization: Bearer …` wherever it stands. */
function headersOf(text: string): readonly SecretSpan[] {
  return [...text.matchAll(bearer)].flatMap(({ index, 0: whole, groups }) => {
    const value = (groups?.["value"] ?? "").replace(/[.]+$/, "");
    const start = index + whole.length - (groups?.["value"] ?? "").length;
    const isNamed = /authorization["'\\]{0,3}\s{0,3}[:=,]\s{0,3}["'\\]{0,3}$/i.test(
      text.slice(Math.max(0, index - 40), index),
    );
    const isKey = isNamed ? !isPlaceholder(value) : looksSecret(value);
    return isKey ? [{ start, end: start + value.length, kind: "credentials" }] : [];
  });
}

const cookieHeader =
  /(?:\b(?:Set-)?Cookie["'\\]{0,4}\s{0,3}[:=,]\s{0,3}["'\\]{0,4}|\s(?:-b|--cookie)[ =]["']?)(?<pairs>[\w.$-]{1,80}=[^\s;,"'\\]{0,4000}(?:;\s{0,3}[\w.-]{1,80}(?:=[^\s;,"'\\]{0,4000})?){0,80})/gi;
const ofCookie = /^(?:path|domain|expires|max-age|samesite|version|comment)$/i;

/** The value of every cookie of a header. */
function cookies(text: string): readonly SecretSpan[] {
  return [...text.matchAll(cookieHeader)].flatMap(({ index, 0: whole, groups }) => {
    const pairs = groups?.["pairs"] ?? "";
    const from = index + whole.length - pairs.length;
    return [...pairs.matchAll(/([\w.$-]{1,80})=([^\s;]{1,4000})/g)].flatMap((pair) => {
      const [both, name = "", value = ""] = pair;
      const start = from + pair.index + both.length - value.length;
      if (ofCookie.test(name) || isPlaceholder(value) || value.length < 3) return [];
      return [{ start, end: start + value.length, kind: "cookie" }];
    });
  });
}

const option = new RegExp(
  String.raw`(?<![\w-])(?<name>--?(?=[\w-]{0,40}(?:pass|pwd|secret|token|key|auth|cookie|credential))[A-Za-z][\w-]{2,60})(?:["'],)?\s{1,4}(?:${quoted}|(?<bare>[^\s"'\x60,;)\]}<>|&-][^\s"'\x60,;)\]}<>|]{0,2000}))`,
  "g",
);
/** Of commands whose short options hold a password. */
const shortOption =
  /(?:\bsshpass\s+-p\s{0,3}|\bdocker login\b[^\n]{0,120}?\s-p\s+|\bmysql(?:dump|admin)?\b[^\n]{0,120}?\s-p|\bredis-cli\b[^\n]{0,120}?\s-a\s+|\b(?:wandb|swanlab) login\s+(?:--?\w[\w-]*\s+){0,3})["']?(?<value>[^\s"'-][^\s"']{3,200})/g;
const userOption =
  /(?<![\w-])(?:-u|--user|--proxy-user|--http-user|-a|--auth)[ =]{0,3}(?:["'],\s{0,3})?["']?(?<user>[^\s:"'/]{1,80}):(?<value>[^\s"':]{2,200})/g;

const shortOptions = /\s(?:-u|-p|-a|-b|--auth|--user|--proxy-user|--http-user)|\blogin\b/;

/** `--api-key X`. */
function longOptions(text: string): readonly SecretSpan[] {
  if (!text.includes("-")) return [];
  return [...text.matchAll(option)].flatMap(({ index, 0: whole, groups }) => {
    const { name = "", inside, bare: plain = "", q = "" } = groups ?? {};
    const value = inside ?? plain;
    const isKey = isSecretText(nameStrength(name), name, value) && !/^[A-Z_]+$|\s/.test(value);
    const end = index + whole.length - (inside === undefined ? 0 : q.length);
    return isKey ? [{ start: end - value.length, end, kind: kindOfName(name) }] : [];
  });
}

/** `-u user:X`, `sshpass -p X`. */
function optionsOf(text: string): readonly SecretSpan[] {
  const found = [...text.matchAll(shortOption), ...text.matchAll(userOption)];
  return found.flatMap(({ index, 0: whole, groups }) => {
    const { user = "", value = "" } = groups ?? {};
    const end = index + whole.length;
    const isId =
      /^\d*$|^\$/.test(value) || (user !== "" && !/curl|http|wget|fetch|request/i.test(text));
    return isId || isPlaceholder(value)
      ? []
      : [{ start: end - value.length, end, kind: "password" }];
  });
}

const inAddress = /(?<=\w:\/\/)(?<login>[^\s/@"'<>\\?#]{1,1000})@/g;
const beforeHost =
  /(?<![\w/.:@-])(?<user>[\w.+-]{1,60}):(?<value>[^\s@/:"'<>\\,;]{4,120})@(?=[\w-]{2,})/g;
const netrc = /\blogin\s{1,9}\S{1,200}\s{1,9}password\s{1,9}(?<value>[^\s"'\\]{2,500})/g;
const notUser =
  /^(?:mailto|e-?mails?|mail|to|from|by|cc|bcc|contact|author|at|sip|xmpp|ssh|git|npm|https?)$/i;
const commonLogin =
  /^(?:user(?:name)?|admin|root|foo|me|name|login|guest)?:(?:pass(?:word|wd)?|pw|pwd|bar|secret|guest)?$/i;

/** `https://user:X@host`, `user:X@host`, a line of .netrc. */
function logins(text: string, author: Author): readonly SecretSpan[] {
  const ofAddress = [...text.matchAll(inAddress)].flatMap(({ index, groups }) => {
    const login = groups?.["login"] ?? "";
    const isKey = login.includes(":")
      ? !commonLogin.test(login) &&
        !isPlaceholder(login) &&
        !isPlaceholder(login.split(":").at(-1) ?? "") &&
        !login.startsWith("[red")
      : looksSecret(login);
    return isKey ? [{ start: index, end: index + login.length, kind: "credentials" }] : [];
  });
  const plain = [...text.matchAll(beforeHost)].flatMap(({ index, 0: whole, groups }) => {
    const { user = "", value = "" } = groups ?? {};
    const isKey = author === "program" ? /\d|[^\w.]/.test(value) : looksSecret(value);
    if (notUser.test(user) || isPlaceholder(value) || /^\d+$/.test(value) || !isKey) return [];
    const end = index + whole.length - 1;
    return [{ start: end - value.length, end, kind: "password" }];
  });
  return [...ofAddress, ...plain];
}

/** `machine … login … password X`. */
function netrcLines(text: string): readonly SecretSpan[] {
  return [...text.matchAll(netrc)].flatMap(({ index, 0: whole, groups }) => {
    const value = groups?.["value"] ?? "";
    const end = index + whole.length;
    return isPlaceholder(value) ? [] : [{ start: end - value.length, end, kind: "password" }];
  });
}

const toldOf =
  /\b(?:api[ _-]?key|access[ _-]?key|token|password|secret|credentials?)s?\b(?:[ \w]{0,24}[:=]|(?: is| was)?)\s{1,3}["'`(]{0,2}(?<value>[\w.~+/=*-]{8,500})/gi;

const chinese = /密码|口令|密钥|秘钥|令牌|授权码|凭证/;
const toldInChinese =
  /(?:密码|口令|密钥|秘钥|令牌|授权码|凭证)(?:\s{0,3}(?:[:：=＝]|是|为)\s{0,3})["'“「`]?(?<value>[\w.~+/=@#$%^&*!-]{6,500})/g;

/** `密码：X`. */
function inChinese(text: string, author: Author): readonly SecretSpan[] {
  return [...text.matchAll(toldInChinese)].flatMap(({ index, 0: whole, groups }) => {
    const value = groups?.["value"] ?? "";
    const end = index + whole.length;
    const isKey = looksSecret(value) || (author === "program" && /\d/.test(value));
    const isNone = isPlaceholder(value) || /^\d{1,4}$/.test(value);
    return isKey && !isNone ? [{ start: end - value.length, end, kind: "password" }] : [];
  });
}

/** `Incorrect API key provided: X`, `invalid token "X"`. */
function told(text: string): readonly SecretSpan[] {
  return [...text.matchAll(toldOf)].flatMap(({ index, 0: whole, groups }) => {
    const all = groups?.["value"] ?? "";
    const value = all.replace(/[.]+$/, "");
    const start = index + whole.length - all.length;
    const isKey = /[:=]\s{1,3}["'`(]{0,2}$/.test(whole.slice(0, -all.length))
      ? looksSecret(value)
      : looksSecret(value) && (isRandom(value) || !/^(?:token|secret|credential)s?\b/i.test(whole));
    return isKey ? [{ start, end: start + value.length, kind: "API key" }] : [];
  });
}
