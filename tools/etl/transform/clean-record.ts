import { type JsonValue, type PrivacyRule, privacy } from "@evalsite/protocol";
import { z } from "zod";
import {
  type Cleaning,
  type Redacted,
  type SecretFilter,
  Tally,
  cleanContent,
  cleanLink,
  cleanProse,
  cleanReport,
  cleanSetting,
} from "./redact.ts";

/** Changes a value of one schema; `parent` is the record it stands in. The value itself comes back if nothing changes. */
type Cleaner = (value: unknown, context: Context, parent: unknown) => unknown;

interface Context {
  readonly filter: SecretFilter;
  readonly tally: Tally;
}

/**
 * A record of the protocol with each of its texts treated as the rule beside its field says. Keys that their own form proves are looked
 * for later, in all of it.
 */
export function cleanRecord<T>(schema: z.ZodType<T>, value: T, filter: SecretFilter): Redacted<T>;
export function cleanRecord(
  schema: z.ZodType,
  value: unknown,
  filter: SecretFilter,
): Redacted<unknown> {
  const cleaner = cleanerOf(schema);
  const tally = new Tally();
  const cleaned = cleaner === null ? value : cleaner(value, { filter, tally }, null);
  return { value: cleaned, kinds: tally.kinds() };
}

const compiled = new Map<z.ZodType, Cleaner | null>();

function cleanerOf(schema: z.ZodType): Cleaner | null {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const cleaner = compile(schema);
  compiled.set(schema, cleaner);
  return cleaner;
}

/** Null where no text is to be changed. */
function compile(schema: unknown): Cleaner | null {
  if (!(schema instanceof z.ZodType)) return null;
  const rule = privacy.get(schema)?.rule;
  if (rule !== undefined) return byRule[rule];
  if (schema instanceof z.ZodObject) return ofObject(schema);
  if (schema instanceof z.ZodArray) return ofArray(compile(schema.element));
  if (schema instanceof z.ZodRecord)
    return ofRecord(compile(schema.keyType), compile(schema.valueType));
  if (schema instanceof z.ZodUnion) return ofUnion(schema);
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault
  )
    return compile(schema.unwrap());
  return holdsNoText(schema) ? null : byRule.report;
}

function holdsNoText(schema: z.ZodType): boolean {
  return [z.ZodNumber, z.ZodBoolean, z.ZodEnum, z.ZodLiteral, z.ZodNull].some(
    (type) => schema instanceof type,
  );
}

const byRule: Readonly<Record<PrivacyRule, Cleaner | null>> = {
  text: null,
  own: null,
  prose: (value, { filter, tally }) =>
    typeof value === "string" ? cleanName(value, filter, tally) : value,
  link: (value, { filter, tally }) =>
    typeof value === "string" ? cleanLink(value, filter, tally) : value,
  report: ofJson(cleanSetting, cleanReport),
  setting: ofJson(cleanSetting),
  content: ofJson(cleanContent),
  event: (value, context, parent) =>
    (isOfEnvironment(parent) ? setting : content)(value, context, parent),
};

const setting = ofJson(cleanSetting);
const content = ofJson(cleanContent);

function ofJson(clean: Cleaning, cleanText?: typeof cleanReport): Cleaner {
  return (value, { filter, tally }) =>
    cleanText !== undefined && typeof value === "string"
      ? cleanText(value, filter, tally)
      : isJson(value)
        ? clean(value, filter, tally)
        : value;
}

/** What the schemas let through is JSON. */
function isJson(value: unknown): value is JsonValue {
  return value !== undefined;
}

/** What an agent's environment writes of itself; the other events are what the model and its tools said. */
function isOfEnvironment(event: unknown): boolean {
  return (
    typeof event === "object" &&
    event !== null &&
    "type" in event &&
    /^(?:error$|env_|run_)/.test(String(event.type))
  );
}

const lastNames = new Map<string, string>();
const mostNames = 200;

/** Neighbours have the same names. */
function cleanName(name: string, filter: SecretFilter, tally: Tally): string {
  if (name.length > 200) return cleanProse(name, filter, tally);
  const known = lastNames.get(name);
  if (known === name) return known;
  const clean = cleanProse(name, filter, tally);
  if (clean !== name) return clean;
  if (lastNames.size >= mostNames) lastNames.clear();
  lastNames.set(name, clean);
  return clean;
}

function ofObject(schema: z.ZodObject): Cleaner | null {
  const fields = Object.entries(schema.shape).flatMap(([name, field]) => {
    const clean = compile(field);
    return clean === null ? [] : [[name, clean] as const];
  });
  if (fields.length === 0) return null;
  return (value, context) => {
    if (!isObject(value)) return value;
    let copy: Record<string, unknown> | null = null;
    for (const [name, clean] of fields) {
      const before = value[name];
      if (before === undefined || before === null) continue;
      const after = clean(before, context, value);
      if (after !== before) (copy ??= { ...value })[name] = after;
    }
    return copy ?? value;
  };
}

function ofArray(element: Cleaner | null): Cleaner | null {
  if (element === null) return null;
  return (value, context) => {
    if (!Array.isArray(value)) return value;
    const cleaned = value.map((item: unknown) => element(item, context, value));
    return cleaned.some((item, at) => item !== value[at]) ? cleaned : value;
  };
}

function ofRecord(key: Cleaner | null, inner: Cleaner | null): Cleaner | null {
  if (key === null && inner === null) return null;
  return (value, context) => {
    if (!isObject(value)) return value;
    let isSame = true;
    const entries = Object.entries(value).map(([name, item]) => {
      const renamed = key === null ? name : String(key(name, context, value));
      const cleaned = inner === null ? item : inner(item, context, value);
      isSame &&= renamed === name && cleaned === item;
      return [renamed, cleaned] as const;
    });
    return isSame ? value : Object.fromEntries(entries);
  };
}

/** By the literal that tells its options apart, if it has one. */
function ofUnion(schema: z.ZodUnion): Cleaner | null {
  const options = schema.options.map((option) => ({ option, clean: compile(option) }));
  if (options.every(({ clean }) => clean === null)) return null;
  return (value, context, parent) => {
    const found = options.find(({ option }) => isLike(option, value));
    return found?.clean ? found.clean(value, context, parent) : value;
  };
}

function isLike(option: unknown, value: unknown): boolean {
  if (option instanceof z.ZodString) return typeof value === "string";
  if (option instanceof z.ZodObject && isObject(value))
    return Object.entries(option.shape).every(
      ([name, field]) => !(field instanceof z.ZodLiteral) || field.values.has(String(value[name])),
    );
  return false;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
