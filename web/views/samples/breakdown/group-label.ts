import type { breakdownTexts } from "../../../text/breakdown.ts";
import type { Group } from "../../../model/breakdown/grouping.ts";
import { formatPlain } from "../../../model/format-metric.ts";

type Texts = (typeof breakdownTexts)["en"];

/** How a group is called. */
export function groupLabel(text: Texts, group: Group): string {
  if (group.kind === "missing") return text.missing;
  if (group.kind === "word") return group.word;
  const { min, max } = group.range;
  return text.range(min === null ? "" : formatPlain(min), max === null ? "" : formatPlain(max));
}

/** How a column is called by which is grouped; a field of the metadata by its own name. */
export function fieldLabel(text: Texts, name: string): string {
  if (name.startsWith("meta:")) return name.slice("meta:".length);
  return isNamed(text, name) ? text.field[name] : name;
}

function isNamed(text: Texts, name: string): name is keyof Texts["field"] {
  return Object.hasOwn(text.field, name);
}

/** A share of 0 to 1 in per cent, with one decimal. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace("-", "−")}%`;
}

/** The ends of an interval of shares, in per cent. */
export function percentRange({
  low,
  high,
}: {
  readonly low: number;
  readonly high: number;
}): string {
  const points = (share: number) => (share * 100).toFixed(1).replace("-", "−");
  return `[${points(low)}, ${points(high)}]`;
}
