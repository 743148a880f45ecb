import { type SecretFilter, Tally, cleanProse } from "./redact.ts";

/** What a trainer's names are put under; a path may follow. */
const group = /^(?:train|eval|test|val|validation)\//;

/**
 * Names of series without secrets and places, each still one of its own: of those that become the same the later ones get a number.
 * @returns the public name of a series' own
 */
export function publicSeriesNames(
  series: readonly { readonly name: string }[],
  filter: SecretFilter,
): (name: string) => string {
  const names = new Map<string, string>();
  const taken = new Set(series.map(({ name }) => name));
  for (const { name } of series) {
    const plain = publicName(name, filter);
    if (plain === name) continue;
    let own = plain;
    for (let number = 2; taken.has(own); number++) own = `${plain} (${number})`;
    taken.add(own);
    names.set(name, own);
  }
  return (name) => names.get(name) ?? name;
}

function publicName(name: string, filter: SecretFilter): string {
  const [start = ""] = group.exec(name) ?? [];
  return start + cleanProse(name.slice(start.length), filter, new Tally());
}
