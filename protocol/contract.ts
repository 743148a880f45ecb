import { jsonSchemas } from "./json-schema.ts";

/** What a revision demands of the files, by name of the JSON Schema: everything but the prose. */
export type Contract = Readonly<Record<string, unknown>>;

/** Words of a JSON Schema that explain and demand nothing. */
const prose = new Set(["title", "description", "$schema", "privacy"]);

/**
 * The contract of the present code. `protocol/schema/revisions/<n>.json` keeps that of revision n: a field that comes,
 * goes or changes without a new `REVISION` makes the two differ.
 */
export function currentContract(): Contract {
  return Object.fromEntries(
    jsonSchemas().map(([name, text]) => [name, withoutProse(JSON.parse(text), false)]),
  );
}

/** @param named whether the keys of `value` are names of fields, which may be called like words of prose */
function withoutProse(value: unknown, named: boolean): unknown {
  if (Array.isArray(value)) return value.map((element) => withoutProse(element, false));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => named || !prose.has(key))
      .map(([key, below]) => [key, withoutProse(below, !named && key === "properties")]),
  );
}
