import type { JsonValue } from "@evalsite/protocol";
import { withoutInternalPlaces, withoutPlaces } from "./places.ts";
import { possibleKinds, redacted } from "./secret-kinds.ts";
import { isSecretName, isUnmistakableName, withoutSureSecrets } from "./secret-names.ts";

export { redacted };

export interface Redacted<T> {
  readonly value: T;
  readonly count: number;
}

/** Finds and replaces secrets; `literals` are values that must not appear, whatever they look like. */
export interface SecretFilter {
  readonly literals: readonly string[];
  clean(text: string): Redacted<string>;
  /**
   * The first secret in a text, with all but its first four characters hidden; null if there is none.
   * @param bytes the text in UTF-8, where that is at hand: it is faster to look through
   */
  find(text: string, bytes?: Uint8Array): string | null;
}

export function secretFilter(literals: readonly string[] = []): SecretFilter {
  const exact = literals.filter((literal) => literal.length >= 8);
  return {
    literals: exact,
    clean: (text) => cleanText(text, exact),
    find: (text, bytes) => findIn(text, bytes, exact),
  };
}

/** Until nothing is found: what stood behind a secret may only now be seen to be one. */
function cleanText(text: string, literals: readonly string[]): Redacted<string> {
  let count = 0;
  const counted = (by: string) => () => {
    count++;
    return by;
  };
  let value = text;
  for (let before = ""; before !== value;) {
    before = value;
    for (const kind of possibleKinds(value)) value = value.replace(kind.pattern, counted(kind.by));
    for (const literal of literals) value = value.replaceAll(literal, counted(redacted));
  }
  return { value, count };
}

function findIn(
  text: string,
  bytes: Uint8Array | undefined,
  literals: readonly string[],
): string | null {
  const found =
    possibleKinds(text, bytes).flatMap(({ pattern }) => text.match(pattern)?.[0] ?? [])[0] ??
    literals.find((literal) => text.includes(literal) || text.includes(asJson(literal)));
  return found === undefined ? null : `${found.slice(0, 4)}…`;
}

/** A text as it stands within JSON. */
function asJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** What is taken from the texts and fields of a record. */
interface Rules {
  readonly isSecret: (name: string) => boolean;
  readonly places: (text: string) => string;
  /** Is `api_key=…` within a text a secret, too? */
  readonly quoted: boolean;
}

/** A configuration, or what a program wrote of itself, without secrets: by name, by value; paths and hosts reduced. */
export function cleanConfiguration(value: JsonValue, filter: SecretFilter): Redacted<JsonValue> {
  return cleanFields(value, filter, {
    isSecret: isSecretName,
    places: withoutPlaces,
    quoted: true,
  });
}

const ofContent = { isSecret: isUnmistakableName, places: withoutInternalPlaces };

/** What comes with a question: only unmistakable names of fields count, and links to public sites stay. */
export function cleanContent(value: JsonValue, filter: SecretFilter): Redacted<JsonValue> {
  return cleanFields(value, filter, { ...ofContent, quoted: false });
}

/** What a model and its tools did: commands, requests and what came back. */
export function cleanAction(value: JsonValue, filter: SecretFilter): Redacted<JsonValue> {
  return cleanFields(value, filter, { ...ofContent, quoted: true });
}

type Fields = Readonly<Record<string, JsonValue>>;

/** The fields of a record, each cleaned by one of the above. */
export function cleanEach(
  fields: Fields,
  filter: SecretFilter,
  clean: typeof cleanConfiguration,
): Redacted<Record<string, JsonValue>> {
  const { value, count } = clean(fields, filter);
  return { value: Object.fromEntries(Object.entries(value ?? {})), count };
}

function cleanFields(value: JsonValue, filter: SecretFilter, rules: Rules): Redacted<JsonValue> {
  let count = 0;
  const cleanString = (found: string): string => {
    const placeless = rules.places(found);
    const named = rules.quoted ? withoutSureSecrets(placeless) : placeless;
    const text = filter.clean(named);
    count += text.count + (named === placeless ? 0 : 1);
    return text.value;
  };
  const clean = (node: JsonValue): JsonValue => {
    if (typeof node === "string") return cleanString(node);
    if (Array.isArray(node)) return node.map(clean);
    if (typeof node !== "object" || node === null) return node;
    let isSame = true;
    const fields = Object.entries(node).map(([name, inner]) => {
      const cleaned = field(name, inner);
      isSame &&= cleaned === inner;
      return [name, cleaned] as const;
    });
    return isSame ? node : Object.fromEntries(fields);
  };
  const field = (name: string, inner: JsonValue): JsonValue => {
    if (!holdsSecret(name, inner, rules)) return clean(inner);
    count++;
    return redacted;
  };
  return { value: clean(value), count };
}

/** A number under a name like `token` is a count, under one like `password` it is one. */
function holdsSecret(name: string, inner: JsonValue, { isSecret }: Rules): boolean {
  if (typeof inner === "number") return isUnmistakableName(name);
  const holdsText = typeof inner === "string" ? inner !== "" : typeof inner === "object";
  return holdsText && inner !== null && isSecret(name);
}

/** Every string of a value cleaned of secrets, names of fields too; the value itself if there is none. */
export function cleanValue<T>(value: T, filter: SecretFilter): Redacted<T> {
  if (filter.find(JSON.stringify(value)) === null) return { value, count: 0 };
  let count = 0;
  const cleaned = mapTexts(value, (found) => {
    const result = filter.clean(found);
    count += result.count;
    return result.value;
  });
  return { value: cleaned, count };
}

/** A value of JSON with every string changed, names of fields too. */
function mapTexts<T>(value: T, change: (text: string) => string): T {
  const changed: T = JSON.parse(JSON.stringify(value), (_key, node: unknown) => {
    if (typeof node === "string") return change(node);
    return isObject(node) ? withNames(node, change) : node;
  });
  return changed;
}

/** The same where hardly any string changes: the value itself if none does. */
export function mapFewTexts<T>(value: T, change: (text: string) => string): T {
  return staysAsJson(value, (text) => change(text) === text) ? value : mapTexts(value, change);
}

/** Does a value come out of JSON as it is, all of its strings being like this? */
function staysAsJson(node: unknown, isLike: (text: string) => boolean): boolean {
  if (typeof node === "string") return isLike(node);
  if (typeof node === "number") return Number.isFinite(node);
  if (Array.isArray(node)) return node.every((inner) => staysAsJson(inner, isLike));
  if (!isObject(node)) return node === null || typeof node === "boolean";
  return Object.entries(node).every(([name, inner]) => isLike(name) && staysAsJson(inner, isLike));
}

function isObject(node: unknown): node is object {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

function withNames(node: object, rename: (name: string) => string): object {
  return Object.fromEntries(Object.entries(node).map(([name, inner]) => [rename(name), inner]));
}
