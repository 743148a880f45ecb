import { isVaried } from "./secret-look.ts";
import { type Sign, exactly, letters, times } from "./secret-signs.ts";

/** A kind of key that its own form proves, wherever it stands. */
export interface SecretForm {
  /** What a reader is told that was there: "GitLab token". */
  readonly kind: string;
  /** Where the form is described. */
  readonly source: string;
  /** One of these stands in every key of the kind; the pattern is tried there. */
  readonly signs: readonly Sign[];
  /**
   * From the sign's beginning on. Its group `kept` stays in the text, `before` stands before the sign and goes too, `body` is what is looked
   * at. Every repetition is bounded, so that time does not grow with hostile text.
   */
  readonly pattern: RegExp;
  /** Are these the letters of a key, not of a placeholder or a word? */
  readonly accepts: (body: string) => boolean;
  /** Where the key ends whose beginning the pattern found. */
  readonly more: (text: string, from: number) => number;
}

/** What ends in a letter or digit and is no part of a word: `\n` of JSON, `%3D` of an address, a terminal's colour. */
const escapes = String.raw`\\[nrtbf]|\\u[\dA-Fa-f]{4}|%[\dA-Fa-f]{2}|\[[\d;]{0,9}m`;

/** Not within a word, but right behind an escape (of JSON in a string, too). */
export const wordStart = `(?:(?<![A-Za-z0-9])|(?<=${escapes}))`;

interface Details {
  /** Least length of what follows the beginning. */
  readonly least: number;
  /** Class of its letters, as in a pattern: `\w-`. */
  readonly of: string;
  readonly accepts?: (body: string) => boolean;
  /** What the signs are, if not the beginnings themselves. */
  readonly signs?: readonly Sign[];
}

/** Most letters that a pattern goes over at once. */
const most = 160;

/**
 * A kind known by how its keys begin, which letters follow and how many at least.
 * @param beginnings `ghp_ gho_`
 */
export function beginsWith(
  kind: string,
  source: string,
  beginnings: string,
  { least, of, accepts = isVaried, signs }: Details,
): SecretForm {
  const each = beginnings.split(" ");
  const start = each.map((text) => text.replaceAll(/[.+/$]/g, String.raw`\$&`)).join("|");
  return {
    kind,
    source,
    signs: signs ?? each.map(exactly),
    pattern: new RegExp(`${wordStart}(?:${start})(?<body>[${of}]{${least},${most}})`, "y"),
    accepts,
    more: endOf(new RegExp(`[${of}]*`, "y")),
  };
}

/** Signs of beginnings that words have too: so many letters of a key follow. @param beginnings `sk_ ak-` */
export function followed(
  beginnings: string,
  count: number,
  set: string = letters.alnum,
): readonly Sign[] {
  return beginnings.split(" ").map((start) => [...exactly(start), ...times(count, set)]);
}

/** A kind with a form of its own. @param pattern from the sign's beginning on */
export function formOf(
  kind: string,
  source: string,
  signs: readonly Sign[],
  pattern: string,
  { accepts = isVaried, more = stop }: Partial<Pick<SecretForm, "accepts" | "more">> = {},
): SecretForm {
  return { kind, source, signs, pattern: new RegExp(pattern, "y"), accepts, more };
}

/** The end of what a sticky pattern, which may match nothing, finds at a place. */
export function endOf(pattern: RegExp): (text: string, from: number) => number {
  return (text, from) => {
    pattern.lastIndex = from;
    return pattern.test(text) ? pattern.lastIndex : from;
  };
}

function stop(_text: string, from: number): number {
  return from;
}
