export interface ChartGroup {
  /** What stands before the first "/"; empty for names without one. */
  readonly prefix: string;
  readonly names: readonly string[];
}

const PREFIX_ORDER = ["train", "eval", "val", "validation", "test"];
const NAME_ORDER = [/(^|\/|_)loss$/u, /loss/u, /acc|reward|score/u];
const natural = new Intl.Collator("en", { numeric: true });

/** The part of a series name before its first "/". */
export function prefixOf(name: string): string {
  const slash = name.indexOf("/");
  return slash < 0 ? "" : name.slice(0, slash);
}

/** The part of a series name after its first "/". */
export function shortName(name: string): string {
  return name.slice(name.indexOf("/") + 1);
}

/** Series names by prefix: training first, evaluation next, the rest by name; losses lead their group. */
export function chartGroups(names: Iterable<string>): ChartGroup[] {
  const groups = Map.groupBy(new Set(names), prefixOf);
  return [...groups]
    .map(([prefix, members]) => ({ prefix, names: members.toSorted(byName) }))
    .toSorted(
      (a, b) => prefixRank(a.prefix) - prefixRank(b.prefix) || natural.compare(a.prefix, b.prefix),
    );
}

function byName(a: string, b: string): number {
  return nameRank(a) - nameRank(b) || natural.compare(a, b);
}

function prefixRank(prefix: string): number {
  const rank = PREFIX_ORDER.indexOf(prefix);
  if (rank >= 0) return rank;
  return prefix === "" ? PREFIX_ORDER.length + 1 : PREFIX_ORDER.length;
}

function nameRank(name: string): number {
  const rank = NAME_ORDER.findIndex((pattern) => pattern.test(name));
  return rank < 0 ? NAME_ORDER.length : rank;
}
