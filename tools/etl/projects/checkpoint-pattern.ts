import type { Checkpoint } from "@evalsite/protocol";

const longest = 200;
/** With three, a text of 200 characters takes at most some million steps. */
const mostRepeats = 3;

/**
 * Why a pattern is not taken; null if it is. It is a regular expression as RE2 has them: nothing that can take
 * longer and longer on a text that it does not match.
 */
export function patternProblem(pattern: string): string | null {
  if (pattern.length > longest) return `is longer than ${longest} characters`;
  const bare = pattern.replaceAll(/\\./gu, (pair) => (/[1-9k]/u.test(pair[1] ?? "") ? pair : "x"));
  const plain = bare.replaceAll(/\[[^\]]*\]/gu, "x");
  if (/\\[1-9k]/u.test(plain)) return "refers back to a group";
  if (/\(\?(?:<?[=!])/u.test(plain)) return "looks ahead or behind";
  if (/\)(?:[*+]|\{)/u.test(plain)) return "repeats a group";
  const repeats = plain.match(/[*+]|\{\d*,?\d*\}/gu) ?? [];
  if (repeats.length > mostRepeats) return `repeats more than ${mostRepeats} times`;
  if (!/\(\?<(?:step|tokens|epoch)>/u.test(plain))
    return "has no group named step, tokens or epoch";
  try {
    new RegExp(pattern, "u").test("");
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What a pattern reads from names, the first that it matches; null if it reads nothing. */
export function checkpointIn(
  pattern: string,
  names: readonly (string | null)[],
): Checkpoint | null {
  const expression = new RegExp(pattern, "u");
  for (const name of names) {
    const groups = expression.exec((name ?? "").slice(0, longest))?.groups;
    if (groups === undefined) continue;
    const read = (key: string) => amount(groups[key]);
    const found = { step: read("step"), tokens: read("tokens"), epoch: read("epoch") };
    if (Object.values(found).some((value) => value !== null)) return found;
  }
  return null;
}

function amount(text: string | undefined): number | null {
  const value = text === undefined || text === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
