import type { JsonValue } from "@evalsite/protocol";
import { type IssueFact, type RunFact, issue, precedence } from "../extract/fact.ts";
import { publicHparams } from "./settings.ts";

interface Setting {
  readonly value: JsonValue;
  readonly file: string;
}

/**
 * Settings of which two files of one run say different things, none of them run.yaml, which is above all: a run shows
 * one of them, that of the first.
 */
export function differingSettings(facts: readonly RunFact[]): readonly IssueFact[] {
  const counted = new Map<string, Setting>();
  const differing = new Map<string, string[]>();
  for (const { hparams, file, precedence: of } of facts.toSorted(byPrecedence)) {
    if (file === undefined || of >= precedence.declared) continue;
    for (const [name, value] of Object.entries(publicHparams(hparams ?? {}, false))) {
      const known = counted.get(name);
      if (!known) counted.set(name, { value, file });
      else if (known.file !== file && !isSame(known.value, value)) {
        const pair = JSON.stringify([known.file, file]);
        differing.set(pair, [...(differing.get(pair) ?? []), name]);
      }
    }
  }
  return [...differing].map(([pair, names]) => differingIssue(JSON.parse(pair), names));
}

function byPrecedence(a: RunFact, b: RunFact): number {
  return b.precedence - a.precedence;
}

/** 2 and 2.0 and "2" say the same. */
function isSame(a: JsonValue, b: JsonValue): boolean {
  const [one, two] = [JSON.stringify(a), JSON.stringify(b)];
  const numbers = [a, b].map((value) => (typeof value === "object" ? Number.NaN : Number(value)));
  return one === two || (a !== "" && b !== "" && numbers[0] === numbers[1]);
}

function differingIssue(
  [taken, other]: readonly [string, string],
  names: readonly string[],
): IssueFact {
  const shown = names.slice(0, mostNamed).join(", ");
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : "";
  const text = `${shown}${more}: other values than in ${taken}, which counts`;
  return issue("settings-differ", "warning", { file: other, line: null }, text);
}

const mostNamed = 5;
