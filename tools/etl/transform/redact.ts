import type { JsonValue } from "@evalsite/protocol";

/** What stands where a secret was. */
export const redacted = "[redacted]";

/**
 * Secrets by their value, wherever they stand: provider keys, bearer tokens, JWTs, private keys, and
 * credentials in addresses. Each needs a digit or capital so that words like sk-learn stay.
 */
const patterns = [
  /(?<![A-Za-z0-9])sk-(?=[\w-]*[0-9A-Z])[\w-]{8,}/,
  /\bBearer\s+(?=\S*\d)[\w.~+/=-]{8,}/,
  /\bhf_(?=[A-Za-z0-9]*[0-9A-Z])[A-Za-z0-9]{8,}/,
  /\btvly-(?=[\w-]*[0-9A-Z])[\w-]{8,}/,
  /\b(?:AKIA|ASIA)[0-9A-Z]{12,}/,
  /\bgh[pousr]_[A-Za-z0-9]{12,}/,
  /\bgithub_pat_\w{12,}/,
  /\bxox[abprs]-[\w-]{10,}/,
  /\bAIza[\w-]{30,}/,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{4,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/,
  /(?<=\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@:"'<>]+:[^\s/@"'<>]+(?=@)/i,
  /(?<=[?&](?:api[_-]?key|key|access[_-]?token|token|secret|signature)=)(?!\[redacted\])[^&\s"'#<>]+/i,
];

const secret = new RegExp(patterns.map((pattern) => `(?:${pattern.source})`).join("|"), "g");

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

function cleanText(text: string, literals: readonly string[]): Redacted<string> {
  let count = 0;
  const hide = () => {
    count++;
    return redacted;
  };
  let value = text.replace(secret, hide);
  for (const literal of literals) value = value.replaceAll(literal, hide);
  return { value, count };
}

function findIn(text: string, literals: readonly string[]): string | null {
  const found = text.match(secret)?.[0] ?? literals.find((literal) => text.includes(literal));
  return found === undefined ? null : `${found.slice(0, 4)}…`;
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

/** Every string of a value cleaned of secrets; the value itself if there is none. */
export function cleanValue<T extends JsonValue>(value: T, filter: SecretFilter): Redacted<T> {
  const text = JSON.stringify(value);
  if (filter.find(text) === null) return { value, count: 0 };
  let count = 0;
  const cleaned: T = JSON.parse(text, (_key, node: unknown) => {
    if (typeof node !== "string") return node;
    const result = filter.clean(node);
    count += result.count;
    return result.value;
  });
  return { value: cleaned, count };
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
