import { formatList, parseList, type QueryCodec } from "../query-string.ts";

/** Benchmark → metric key, where the reader chose another than the headline. */
export type MetricChoice = ReadonlyMap<string, string>;

/** The choice as a list in the address: "suite~key". */
export function formatChoice(choice: MetricChoice): string | null {
  return formatList([...choice].map(([suite, key]) => `${suite}~${key}`));
}

export function parseChoice(text: string | null): MetricChoice {
  return new Map(
    parseList(text).flatMap((entry): [string, string][] => {
      // The last "~": names of benchmarks may have one, keys of metrics do not.
      const at = entry.lastIndexOf("~");
      return at > 0 ? [[entry.slice(0, at), entry.slice(at + 1)]] : [];
    }),
  );
}

/** The choice alone, for a page that keeps nothing else beside it. */
export const metricChoice: QueryCodec<MetricChoice> = {
  keys: ["metrics"],
  parse: (query) => parseChoice(query.get("metrics")),
  format: (choice) => ({ metrics: formatChoice(choice) }),
};
