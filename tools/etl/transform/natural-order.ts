const collator = new Intl.Collator("en", { numeric: true, sensitivity: "variant" });

/** Orders ids as people do ("2" before "10"), and any two different texts the same way everywhere. */
export function naturalOrder(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
