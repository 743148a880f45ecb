import { splitBefore, splitOf } from "../split-word.ts";
import { type FieldKind, isCategory, plainName } from "./field-kinds.ts";

type Field = readonly [name: string, value: unknown] | null;

/** The part of the data that a row says it is about. */
export interface SplitField {
  readonly split: string;
  /** The fields that say nothing else. */
  readonly usedUp: ReadonlySet<number>;
}

/**
 * What a row says of its split: `phase: "val"`, `is_train: false`, `set: "dev"`, `event: "eval_step"`. A field made for it
 * comes first, then any text that is nothing but such a word; who wrote the row, and where, says nothing of its data.
 */
export function splitField(
  fields: readonly Field[],
  kinds: readonly FieldKind[],
  flags: ReadonlySet<string>,
): SplitField | null {
  const flagged = flagField(fields, kinds, flags);
  const found =
    first(fields, (field, at) => kinds[at] === "split" && splitOf(field) !== undefined) ??
    first(fields, (field, at, name) => mayTell(kinds[at], name) && splitOf(field) !== undefined);
  if (found) return { split: found.text, usedUp: new Set([found.at, ...(flagged?.usedUp ?? [])]) };
  if (flagged) return flagged;
  const begun = first(
    fields,
    (field, at, name) => mayTell(kinds[at], name) && beginning(kinds[at], field) !== null,
  );
  const split = begun && splitBefore(begun.text)?.split;
  return split ? { split, usedUp: new Set() } : null;
}

function first(
  fields: readonly Field[],
  is: (text: string, at: number, name: string) => boolean,
): { readonly at: number; readonly text: string } | null {
  for (const [at, field] of fields.entries()) {
    const [name = "", value] = field ?? [];
    if (typeof value === "string" && isCategory(value) && is(value, at, name))
      return { at, text: value };
  }
  return null;
}

function mayTell(kind: FieldKind | undefined, name: string): boolean {
  return kind !== "writer" && kind !== "value" && !ofPlace.test(plainName(name));
}

const ofPlace =
  /^(?:env|environment|branch|user|username|author|owner|status|level|message|msg|text|file|path|tag|tags)$/;

/** In a field of any name the other words must be such as say nothing of the data. */
function beginning(kind: FieldKind | undefined, text: string) {
  const found = splitBefore(text);
  const isAny = kind === "split" || kind === "topic";
  return found && (isAny || general.test(found.rest)) ? found : null;
}

const general =
  /^(?:(?:step|epoch|batch|iter|iteration|end|start|begin|set|split|data|dataset|loop|phase|log|logs|metrics?|results?|loss|summary|info|stats|progress|\d+)(?:[\s_:./-]+|$))+$/i;

/** `is_train: false` is an evaluation's row, and so is `validation: true`. */
function flagField(
  fields: readonly Field[],
  kinds: readonly FieldKind[],
  flags: ReadonlySet<string>,
): SplitField | null {
  const usedUp = new Set<number>();
  const said: string[] = [];
  for (const [at, field] of fields.entries()) {
    if (field === null || (kinds[at] !== "flag" && !flags.has(field[0]))) continue;
    const isTrue = truth(field, flags);
    if (isTrue === null) continue;
    usedUp.add(at);
    const split = splitOf(/train|eval|val|test/.exec(plainName(field[0]))?.[0] ?? "") ?? "train";
    if (isTrue) said.unshift(split);
    else said.push(split === "train" ? "eval" : "train");
  }
  const [split] = said;
  return split === undefined ? null : { split, usedUp };
}

/** 0 and 1 may be measured, except where a name asks, or where nothing else stands in the log. */
function truth([name, value]: readonly [string, unknown], flags: ReadonlySet<string>) {
  const text = String(value).trim().toLowerCase();
  if (text === "true" || text === "yes") return true;
  if (text === "false" || text === "no") return false;
  const isAsked = /^is_?/i.test(plainName(name)) || flags.has(name);
  return isAsked && (text === "1" || text === "0") ? text === "1" : null;
}
