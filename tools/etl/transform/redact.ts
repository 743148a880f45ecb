import type { JsonValue } from "@evalsite/protocol";

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
  prefixed("sk-", String.raw`(?:(?=[\w-]{0,200}[0-9A-Z])[\w-]{8}[\w-]*|[a-z]{20}[a-z]*)`),
  prefixed("hf_", `(?=[A-Za-z0-9]{0,200}[0-9A-Z])[A-Za-z0-9]{8}[A-Za-z0-9]*`),
  prefixed("tvly-", String.raw`(?=[\w-]{0,200}[0-9A-Z])[\w-]{8}[\w-]*`),
  prefixed("(?:AKIA|ASIA)", `[0-9A-Z]{12}[0-9A-Z]*`),
  prefixed("gh[pousr]_", `[A-Za-z0-9]{12}[A-Za-z0-9]*`),
  prefixed("github_pat_", String.raw`\w{12}\w*`),
  prefixed("xox[abprs]-", String.raw`[\w-]{10}[\w-]*`),
  prefixed("AIza", String.raw`[\w-]{30}[\w-]*`),
  prefixed("eyJ", String.raw`[\w-]{8}[\w-]*\.[\w-]{8}[\w-]*\.[\w-]{4}[\w-]*`, runStart),
];

const anyCase = [
  prefixed(
    "Bearer",
    String.raw`(?:\s\s*|(?:\\[nrt]|%20|\+){1,9})(?=[\w.~+/=-]{0,200}\d)[\w.~+/=-]{8}[\w.~+/=-]*`,
  ),
  String.raw`-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)`,
  String.raw`(?<=\w:\/\/)(?!\[red)[^\s/@"'<>\\]{1,1000}(?=@)`,
  String.raw`(?<=(?:[?&;]|\\u0026)(?:key|sig|auth|[\w-]{0,40}(?:api[_-]?key|token|secret|signature|credential|passw(?:or)?d))=)[^[&\s"'#<>\\…][^&\s"'#<>\\]*`,
];

const secrets = [new RegExp(exactCase.join("|"), "g"), new RegExp(anyCase.join("|"), "gi")];

export interface Redacted<T> {
  readonly value: T;
  readonly count: number;
}

/** Finds and replaces secrets; `literals` are values that must not appear, whatever they look like. */
export interface SecretFilter {
  clean(text: string): Redacted<string>;
  /** The first secret in a text, with all but its first four characters hidden; null if there is none. */
  find(text: string): string | null;
}

export function secretFilter(literals: readonly string[] = []): SecretFilter {
  const exact = literals.filter((literal) => literal.length >= 8);
  return {
    clean: (text) => cleanText(text, exact),
    find: (text) => findIn(text, exact),
  };
}

/** Until nothing is found: what stood behind a secret may only now be seen to be one. */
function cleanText(text: string, literals: readonly string[]): Redacted<string> {
  let count = 0;
  const hide = () => {
    count++;
    return redacted;
  };
  let value = text;
  for (let before = -1; before !== count;) {
    before = count;
    for (const secret of secrets) value = value.replace(secret, hide);
    for (const literal of literals) value = value.replaceAll(literal, hide);
  }
  return { value, count };
}

function findIn(text: string, literals: readonly string[]): string | null {
  const found =
    secrets.flatMap((secret) => text.match(secret)?.[0] ?? [])[0] ??
    literals.find((literal) => text.includes(literal) || text.includes(asJson(literal)));
  return found === undefined ? null : `${found.slice(0, 4)}…`;
}

/** A text as it stands within JSON. */
function asJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

const secretName =
  /secret|passw|authorization|cookie|credential|(?:^|[_\-. ])(?:api|access|auth)?[_-]?(?:key|token)$|apikey|(?:Key|Token)$/i;
const harmlessName =
  /^(?:pad|eos|bos|unk|mask|sep|cls|image|video|audio|response|stop|special)_token$/i;

/** Is a configuration field one that holds a secret, by its name? Token counts and special tokens are not. */
export function isSecretName(name: string): boolean {
  return secretName.test(name) && !harmlessName.test(name);
}

/** A configuration without secrets: by name, by value; paths and hosts reduced. */
export function cleanConfiguration(value: JsonValue, filter: SecretFilter): Redacted<JsonValue> {
  let count = 0;
  const clean = (node: JsonValue): JsonValue => {
    if (typeof node === "string") {
      const text = filter.clean(withoutHosts(withoutPaths(node)));
      count += text.count;
      return text.value;
    }
    if (Array.isArray(node)) return node.map(clean);
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([name, inner]) => [name, field(name, inner)]),
    );
  };
  const field = (name: string, inner: JsonValue): JsonValue => {
    const holdsText =
      typeof inner === "string" ? inner !== "" : typeof inner === "object" && inner !== null;
    if (!holdsText || !isSecretName(name)) return clean(inner);
    count++;
    return redacted;
  };
  return { value: clean(value), count };
}

const namedSecret =
  /((?:api[_-]?key|token|secret|passw(?:or)?d|authorization|cookie|credentials?)["'\\]{0,3}\s{0,9}[:=]\s{0,9}["'\\]{0,3}(?:(?:Bearer|Basic)\s{1,9})?)(?!\[redacted\])[^\s"'\\,;&)\]}]+/gi;

/**
 * A message about a record, or one that a program wrote, without the secrets it quotes by name
 * ("api_key": "…"). Not for answers and questions, which may be about keys.
 */
export function withoutNamedSecrets(text: string): string {
  return text.replace(namedSecret, (_whole, name: string) => `${name}${redacted}`);
}

/** Every string of a value cleaned of secrets, names of fields too; the value itself if there is none. */
export function cleanValue<T>(value: T, filter: SecretFilter): Redacted<T> {
  const text = JSON.stringify(value);
  if (filter.find(text) === null) return { value, count: 0 };
  let count = 0;
  const cleanString = (found: string): string => {
    const result = filter.clean(found);
    count += result.count;
    return result.value;
  };
  const cleaned: T = JSON.parse(text, (_key, node: unknown) => {
    if (typeof node === "string") return cleanString(node);
    return isObject(node) ? withNames(node, cleanString) : node;
  });
  return { value: cleaned, count };
}

function isObject(node: unknown): node is object {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

function withNames(node: object, rename: (name: string) => string): object {
  return Object.fromEntries(Object.entries(node).map(([name, inner]) => [rename(name), inner]));
}

const absolutePath =
  /(?<![\w.:/~\\-])(?:file:\/\/)?\/(?:home|root|Users|data\d*|mnt|tmp|var|opt|workspaces?|work|usr|srv|private|nas|share|cpfs\d*|oss|ssd\d*|disk\d*|etc|app|gpfs|lustre|scratch|storage|hdd\d*|cache|models?|datasets?|ckpts?|checkpoints?|output\w*|train\w*|project\w*|user\w*)\/[^\s"'`,;:)\]}<>]*/g;
const windowsPath = /\b[A-Za-z]:\\[^\s"'`,;)\]}<>]+/g;

/** Absolute paths reduced to their last segment, marked by `…/`. */
export function withoutPaths(text: string): string {
  return text.replace(absolutePath, lastSegment).replace(windowsPath, lastSegment);
}

function lastSegment(path: string): string {
  const name = path.split(/[/\\]/).findLast((segment) => segment !== "");
  return `…/${name ?? ""}`;
}

const address =
  /\b(https?|wss?|grpc|redis|postgres(?:ql)?|mysql|mongodb|ftp|ssh):\/\/[^\s"'`<>)\]}]+/gi;

/** Addresses reduced to scheme and public host; internal hosts are left out. */
export function withoutHosts(text: string): string {
  return text.replace(address, (whole, scheme: string) => {
    const host = /^[a-z]+:\/\/(?:[^/@\s]*@)?([^/:?#\s]+)/i.exec(whole)?.[1] ?? "";
    return isPublicHost(host) ? `${scheme}://${host}` : `${scheme}://[host]`;
  });
}

function isPublicHost(host: string): boolean {
  if (/^[\d.]+$/.test(host) || host.startsWith("[")) return false;
  return (
    /\.[a-z]{2,}$/i.test(host) && !/\.(local|internal|lan|corp|intra|intranet|home)$/i.test(host)
  );
}
