import type { JsonValue, LoadPoint } from "@evalsite/protocol";
import type { LoadPointFact } from "../fact.ts";

/** What one file knows about its load point. */
export interface Part {
  readonly load?: Load;
  readonly metrics?: LoadPoint["metrics"];
  readonly percentiles?: LoadPoint["percentiles"];
  readonly timeline?: LoadPoint["timeline"];
  readonly settings?: Readonly<Record<string, JsonValue>>;
  /** Whole load points of their own. */
  readonly points?: readonly LoadPointFact[];
  /** Rows in the file, and how many of them could not be used. */
  readonly records: number;
  readonly dropped: number;
}

/** How the model was loaded, and what became of the requests. */
export type Load = Pick<LoadPoint, "concurrency" | "request_rate" | "requests">;

/** The file is not what its keys promised. */
export const unusable: Part = { records: 1, dropped: 1 };

/** All that the files of one directory know; of two, the last wins. */
export function merged(
  parts: readonly Part[],
): Pick<Part, "load" | "settings" | "metrics" | "percentiles" | "timeline"> {
  const load = parts.findLast((part) => part.load)?.load;
  const settings = parts.findLast((part) => part.settings)?.settings;
  return {
    ...(load ? { load } : {}),
    ...(settings ? { settings } : {}),
    metrics: Object.fromEntries(parts.flatMap((part) => Object.entries(part.metrics ?? {}))),
    percentiles: mergedByLabel(parts.flatMap((part) => part.percentiles ?? [])),
    timeline: parts.flatMap((part) => part.timeline ?? []),
  };
}

function mergedByLabel(rows: LoadPoint["percentiles"]): LoadPoint["percentiles"] {
  const byLabel = new Map<string, Record<string, number>>();
  for (const { label, values } of rows) byLabel.set(label, { ...byLabel.get(label), ...values });
  const merged = Array.from(byLabel, ([label, values]) => ({ label, values }));
  return merged.toSorted((a, b) => rankOf(a.label) - rankOf(b.label));
}

/** "min", then "1%" to "99%", then "max", then what is neither. */
function rankOf(label: string): number {
  if (label === "min") return -1;
  if (label === "max") return 101;
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(label)?.[1];
  return percent === undefined ? 102 : Number(percent);
}
