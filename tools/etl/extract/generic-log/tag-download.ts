import { type Place, type TrainingRow, sourceRank } from "../fact.ts";
import { rowParts } from "../training-row.ts";

/** What TensorBoard's downloads of one chart hold in each record. */
export const tagColumns = ["Wall time", "Step", "Value"] as const;

/** The file's name tells what the values are: `run-<run>-tag-<tag>.csv`, or `<run>.json`. */
export function tagRow(place: Place, [wall, step, value]: readonly unknown[]): TrainingRow | null {
  const base = /([^/]*?)(?:\.[A-Za-z]+)?$/.exec(place.file)?.[1] ?? "";
  const [, run, tag] = /^run-(.*)-tag-(.+)$/.exec(base) ?? [];
  const { axes, values } = rowParts([
    ["Wall time", wall],
    [tag ?? `${base}/value`, value],
  ]);
  const number = Number(step);
  if (values.size === 0 || !Number.isSafeInteger(number)) return null;
  return {
    kind: "training-row",
    place,
    step: number,
    axes,
    values,
    naming: "plain",
    rank: sourceRank.jsonl,
    ...(run && { labels: [{ key: "run", value: run, tells: "writer" }] }),
  };
}
