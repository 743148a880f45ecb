import type { RowLabel } from "../extract/fact.ts";

/** Of the labels of a log's rows those that sort them into few kinds. */
export interface LabelNumbers {
  kept(labels: readonly RowLabel[]): readonly RowLabel[];
}

/** More values than these are a text of each row, or an id, and no kind. */
const most = { writer: 1000, topic: 1000, anything: 64 } as const;

export function labelNumbers(): LabelNumbers {
  const known = new Map<string, Set<string>>();
  return {
    kept: (labels) =>
      labels.filter(({ key, value, tells }) => {
        const values = known.get(key) ?? new Set();
        known.set(key, values);
        if (values.has(value)) return true;
        if (values.size === most[tells]) return false;
        values.add(value);
        return true;
      }),
  };
}
