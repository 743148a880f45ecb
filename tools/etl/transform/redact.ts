import { type JsonValue, isJsonObject } from "@evalsite/protocol";
import { type SecretSpan, findSecrets, mark, replaceSpans } from "../secrets/find-secrets.ts";
import { type Author, namedSecrets } from "../secrets/named-secrets.ts";
import {
  type NameStrength,
  isSecretNumber,
  isSecretText,
  kindOfName,
  nameStrength,
} from "../secrets/secret-names.ts";
import { withoutInternalPlaces, withoutNamedHosts, withoutPlaces } from "./places.ts";

/** How many secrets of each kind were replaced: {"GitLab token": 2}. */
export type Kinds = Readonly<Record<string, number>>;

export interface Redacted<T> {
  readonly value: T;
  readonly kinds: Kinds;
}

export function sumOfKinds(all: readonly Kinds[]): Kinds {
  const tally = new Tally();
  for (const kinds of all) tally.addAll(kinds);
  return tally.kinds();
}

/** Counts what is replaced. */
export class Tally {
  private readonly counts = new Map<string, number>();

  add(kind: string, count = 1): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + count);
  }

  addAll(kinds: Kinds): void {
    for (const [kind, count] of Object.entries(kinds)) this.add(kind, count);
  }

  /** By name. */
  kinds(): Kinds {
    if (this.counts.size === 0) return noKinds;
    return Object.fromEntries([...this.counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}

const noKinds: Kinds = {};

/** Finds and replaces keys that their own form proves; `literals` are values that must not appear, whatever they look like. */
export interface SecretFilter {
  readonly literals: readonly string[];
  clean(text: string): Redacted<string>;
  /**
   * The first secret in a text: its kind, and its first four characters; null if there is none.
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

const ofEnvironment = "value of the environment";

/** Until nothing is found: what stood behind a secret may only now be seen to be one. */
function cleanText(text: string, literals: readonly string[]): Redacted<string> {
  const tally = new Tally();
  let value = text;
  for (let before = ""; before !== value;) {
    before = value;
    for (const literal of literals)
      value = value.replaceAll(literal, () => {
        tally.add(ofEnvironment);
        return mark(ofEnvironment);
      });
    value = replaced(value, findSecrets(value), tally);
  }
  return { value, kinds: tally.kinds() };
}

function replaced(text: string, spans: readonly SecretSpan[], tally: Tally): string {
  return replaceSpans(text, spans, (kind) => tally.add(kind));
}

function findIn(
  text: string,
  bytes: Uint8Array | undefined,
  literals: readonly string[],
): string | null {
  const [span] = findSecrets(text, bytes);
  if (span !== undefined) return `${span.kind} ${text.slice(span.start, span.start + 4)}…`;
  const literal = literals.find((one) => text.includes(one) || text.includes(asJson(one)));
  return literal === undefined ? null : `${ofEnvironment} ${literal.slice(0, 4)}…`;
}

/** Of what `find` tells, the kind alone, as all may read it. */
export function kindOfFound(found: string): string {
  return found.slice(0, -" 1234…".length);
}

/** A text as it stands within JSON. */
function asJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** What is taken from the texts and fields of a record. */
interface Rules {
  readonly strengthOf: (name: string) => NameStrength;
  readonly places: (text: string) => string;
  readonly author: Author;
}

const ofProgram: Rules = {
  strengthOf: nameStrength,
  places: (text) => withoutNamedHosts(withoutPlaces(text)),
  author: "program",
};

const ofPeople: Rules = {
  strengthOf: strengthInData,
  places: withoutInternalPlaces,
  author: "any",
};

/** In data a key or token is a word, unless it is written as variables of the environment are. */
function strengthInData(name: string): NameStrength {
  const strength = nameStrength(name);
  const isWord =
    strength === "likely" && /(?:key|token)s?$|^(?:ak|sk|sig|sid|pin|pass)$/i.test(name);
  return isWord && !/^[A-Z\d]+_[A-Z\d_]+$/.test(name) ? "none" : strength;
}

/** Looks through one text, or one value of JSON, and counts what it replaces. */
export type Cleaning = (value: JsonValue, filter: SecretFilter, tally: Tally) => JsonValue;

/** A configuration, or what a program wrote of itself, without secrets: by name, by value; paths and hosts reduced. */
export const cleanSetting: Cleaning = (value, filter, tally) =>
  cleanFields(value, filter, tally, ofProgram);

/** What stands beside questions and answers, or what a model and its tools did: links to public sites stay. */
export const cleanContent: Cleaning = (value, filter, tally) =>
  cleanFields(value, filter, tally, ofPeople);

/** A configuration as it may be published, and what was replaced in it. */
export function cleanConfiguration(value: JsonValue, filter: SecretFilter): Redacted<JsonValue> {
  const tally = new Tally();
  return { value: cleanSetting(value, filter, tally), kinds: tally.kinds() };
}

/** A text that a program wrote: an error, a log line. */
export function cleanReport(text: string, filter: SecretFilter, tally: Tally): string {
  return cleanText64(text, filter, tally, ofProgram);
}

/** A name, or a text that people or models wrote beside questions and answers. */
export function cleanProse(text: string, filter: SecretFilter, tally: Tally): string {
  return cleanString(text, filter, tally, ofPeople);
}

/** An address that is there to be followed: its host stays. */
export function cleanLink(address: string, filter: SecretFilter, tally: Tally): string {
  return cleanString(address, filter, tally, { ...ofPeople, places: (text) => text });
}

function cleanString(found: string, filter: SecretFilter, tally: Tally, rules: Rules): string {
  // Forms first: they know the kind. Places last: an address without its host says no more what its parts were.
  const { value, kinds } = filter.clean(found);
  tally.addAll(kinds);
  return rules.places(replaced(value, namedSecrets(value, rules.author), tally));
}

function cleanFields(
  value: JsonValue,
  filter: SecretFilter,
  tally: Tally,
  rules: Rules,
): JsonValue {
  const renamed = (name: string) =>
    isMoreThanName.test(name) ? cleanString(name, filter, tally, rules) : name;
  const clean = (node: JsonValue): JsonValue => {
    if (typeof node === "string") return cleanText64(node, filter, tally, rules);
    if (Array.isArray(node)) return node.map((item, at) => besides(item, optionBefore(node, at)));
    if (!isJsonObject(node)) return node;
    const named = nameOfValue(node);
    return withFields(node, renamed, (name, inner) =>
      name === "value" ? besides(inner, named) : field(name, inner),
    );
  };
  /** A value whose name stands beside it. */
  const besides = (inner: JsonValue, name: string | null): JsonValue =>
    name === null ? clean(inner) : field(name, inner);
  const field = (name: string, inner: JsonValue): JsonValue => {
    const strength = rules.strengthOf(name);
    if (strength === "none") return clean(inner);
    return withoutLeaves(inner, name, strength);
  };
  const withoutLeaves = (node: JsonValue, name: string, strength: NameStrength): JsonValue => {
    const hide = () => {
      tally.add(kindOfName(name));
      return mark(kindOfName(name));
    };
    if (typeof node === "string") return isSecretText(strength, name, node) ? hide() : clean(node);
    if (typeof node === "number") return isSecretNumber(strength, node) ? hide() : node;
    if (Array.isArray(node)) return node.map((inner) => withoutLeaves(inner, name, strength));
    if (!isJsonObject(node)) return node;
    return withFields(node, renamed, (own, inner) => {
      const ofOwn = rules.strengthOf(own);
      return ofOwn === "none" ? withoutLeaves(inner, name, strength) : field(own, inner);
    });
  };
  return clean(value);
}

/** `["--api-key", "X"]`, and a header as `["x-api-key", "X"]`. */
function optionBefore(list: readonly JsonValue[], at: number): string | null {
  const before = list[at - 1];
  if (typeof before !== "string" || before.length > 80) return null;
  if (/^--?[A-Za-z][\w-]*$/.test(before)) return before.replace(/^-+/, "");
  return list.length === 2 && /^[A-Za-z][\w-]*$/.test(before) ? before : null;
}

/** `{"name": "API_KEY", "value": "X"}`. */
function nameOfValue(node: { readonly [name: string]: JsonValue }): string | null {
  if (node["value"] === undefined) return null;
  const name = node["name"] ?? node["key"];
  return typeof name === "string" ? name : null;
}

/** Also what a text holds as base64, of which all goes then: nobody reads it there. */
function cleanText64(text: string, filter: SecretFilter, tally: Tally, rules: Rules): string {
  const plain = cleanString(text, filter, tally, rules);
  if (!mayBeBase64.test(plain)) return plain;
  return plain.replaceAll(base64Run, (run) => {
    const inner = textOfBase64(run);
    if (inner === null) return run;
    const hidden = new Tally();
    cleanString(inner, filter, hidden, { ...rules, places: (same) => same });
    const [kind] = Object.keys(hidden.kinds());
    if (kind === undefined) return run;
    tally.add(kind);
    return mark(kind);
  });
}

/** Shorter runs hold no name and its value. */
const mayBeBase64 = /[A-Za-z0-9+/_-]{24}/;
const base64Run = /(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{24,100000}={0,2}(?![A-Za-z0-9+/_=-])/g;

/** The text that a run of base64 stands for; null if it is none. */
function textOfBase64(run: string): string | null {
  const standard = run.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  if (standard.length % 4 === 1 || !/[A-Z]/.test(standard) || !/[a-z]/.test(standard)) return null;
  try {
    const text = atob(standard);
    return /^[\t\n\r\x20-\x7e]+$/.test(text) ? text : null;
  } catch {
    return null;
  }
}

/** A field may be named by a path, or by all that was said. */
const isMoreThanName = /[^\w.-]/;

/** The very object if no field changes. Names that become the same get a number, so that no value is lost. */
function withFields(
  node: { readonly [name: string]: JsonValue },
  rename: (name: string) => string,
  change: (name: string, inner: JsonValue) => JsonValue,
): JsonValue {
  let isSame = true;
  const taken = new Set<string>();
  const fields = Object.entries(node).map(([name, inner]) => {
    const changed = change(name, inner);
    const plain = rename(name);
    isSame &&= changed === inner && plain === name;
    const own = ownName(plain, taken);
    taken.add(own);
    return [own, changed] as const;
  });
  return isSame ? node : Object.fromEntries(fields);
}

function ownName(name: string, taken: ReadonlySet<string>): string {
  let own = name;
  for (let number = 2; taken.has(own); number++) own = `${name} (${number})`;
  return own;
}

/** Every string of a value without keys that their form proves, names of fields too; the value itself if there is none. */
export function cleanValue<T>(value: T, filter: SecretFilter): Redacted<T> {
  if (filter.find(JSON.stringify(value)) === null) return { value, kinds: noKinds };
  const tally = new Tally();
  const cleaned = mapTexts(value, (found) => {
    const result = filter.clean(found);
    tally.addAll(result.kinds);
    return result.value;
  });
  return { value: cleaned, kinds: tally.kinds() };
}

/** A value of JSON with every string changed, names of fields too. */
function mapTexts<T>(value: T, change: (text: string) => string): T {
  const changed: T = JSON.parse(JSON.stringify(value), (_key, node: unknown) => {
    if (typeof node === "string") return change(node);
    return isJsonObject(node) ? withNames(node, change) : node;
  });
  return changed;
}

function withNames(node: object, rename: (name: string) => string): object {
  const taken = new Set<string>();
  const fields = Object.entries(node).map(([name, inner]) => {
    const own = ownName(rename(name), taken);
    taken.add(own);
    return [own, inner] as const;
  });
  return Object.fromEntries(fields);
}
