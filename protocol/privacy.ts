import { z } from "zod";
import { JsonValue } from "./json-value.ts";

/**
 * What is done with the texts of a field before they are published (docs/privacy.md). Every text is searched for keys that their own form
 * proves; the rules say what else.
 *
 * - `text`: nothing else. What was asked, expected and answered, and what tells records apart.
 * - `prose`: names, and what people and models wrote beside questions and answers.
 * - `link`: an address that people gave to be followed; only what is secret in it goes.
 * - `report`: what a program wrote: errors, messages.
 * - `setting`: a configuration: values by their names too.
 * - `content`: fields that came with a question, likewise, as data.
 * - `event`: a step of an agent: by its type one of the last two.
 * - `own`: this project made it from no text of the source, or from one that was cleaned.
 */
export type PrivacyRule =
  | "text"
  | "prose"
  | "link"
  | "report"
  | "setting"
  | "content"
  | "event"
  | "own";

/** The rule of each field that holds text. A field without one fails the tests, and is cleaned as `report`. */
export const privacy = z.registry<{ readonly rule: PrivacyRule }>();

/** A schema with its rule. */
function kept<T extends z.ZodType>(rule: PrivacyRule, schema: T): T {
  privacy.add(schema, { rule });
  return schema;
}

/** A text with its rule. */
export function text(rule: PrivacyRule): z.ZodString {
  return kept(rule, z.string());
}

/** A value that is not looked at when it is read, with its rule. */
export function anything(rule: PrivacyRule): z.ZodUnknown {
  return kept(rule, z.unknown());
}

/** Any JSON value with its rule. */
export function json(rule: PrivacyRule): z.ZodType<JsonValue> {
  return kept(
    rule,
    z.lazy(() => JsonValue),
  );
}

/** A configuration or other fields of any names, with its rule. */
export function fields(rule: PrivacyRule): z.ZodRecord<z.ZodString, z.ZodType<JsonValue>> {
  return kept(rule, z.record(z.string(), JsonValue));
}
