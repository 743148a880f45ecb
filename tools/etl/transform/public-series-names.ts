import { type Kinds, type SecretFilter, Tally, cleanProse } from "./redact.ts";

/** What a trainer's names are put under; a path may follow. */
const group = /^(?:train|eval|test|val|validation)\//;

/** What series are called where everyone may read it. */
export interface PublicNames {
  readonly nameOf: (name: string) => string;
  /** What was replaced in them. */
  readonly kinds: Kinds;
}

/**
 * Names of series without secrets and places, each still one of its own: of those that become the same the later ones get a number.
 */
export function publicSeriesNames(
  series: readonly { readonly name: string }[],
  filter: SecretFilter,
): PublicNames {
  const tally = new Tally();
  const names = new Map<string, string>();
  const taken = new Set(series.map(({ name }) => name));
  for (const { name } of series) {
    const plain = publicName(name, filter, tally);
    if (plain === name) continue;
    let own = plain;
    for (let number = 2; taken.has(own); number++) own = `${plain} (${number})`;
    taken.add(own);
    names.set(name, own);
  }
  return { nameOf: (name) => names.get(name) ?? name, kinds: tally.kinds() };
}

function publicName(name: string, filter: SecretFilter, tally: Tally): string {
  const [start = ""] = group.exec(name) ?? [];
  return start + cleanProse(name.slice(start.length), filter, tally);
}
