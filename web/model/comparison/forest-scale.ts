import type { Comparison } from "@evalsite/statistics";
import type { MetricSemantics } from "@evalsite/protocol";

/** A difference on the common axis: points of a hundred of the metric's range, to the right is better. */
export interface ForestMark {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Where a difference stands on the common axis.
 * @returns null without interval, and where the metric has no range or no direction: it fits no common axis
 */
export function forestMark(
  { difference, interval }: Pick<Comparison, "difference" | "interval">,
  { range, direction }: MetricSemantics,
): ForestMark | null {
  if (difference === null || interval === null || range === null || direction === "none")
    return null;
  const scale = ((direction === "lower" ? -1 : 1) * 100) / (range.max - range.min);
  const ends = [interval.low * scale, interval.high * scale];
  return { value: difference * scale, low: Math.min(...ends), high: Math.max(...ends) };
}

/** The axis of a forest plot, from −`reach` to `reach`. */
export interface ForestAxis {
  readonly reach: number;
  /** Ascending, 0 among them. */
  readonly ticks: readonly number[];
}

/** A few wide intervals must not press all others flat: beyond this multiple of the median they leave the plot. */
const mostOfMedian = 4;

/** The axis for these marks: symmetric, so that zero stands in the middle. */
export function forestAxis(marks: readonly ForestMark[]): ForestAxis {
  const reaches = marks.map(({ low, high }) => Math.max(Math.abs(low), Math.abs(high)));
  const sorted = reaches.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const centre = Math.max(0, ...marks.map(({ value }) => Math.abs(value)));
  const wanted = Math.max(centre * 1.1, Math.min(sorted.at(-1) ?? 0, median * mostOfMedian)) || 1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const lead = roundLeads.find((one) => one * power >= wanted * (1 - 1e-9)) ?? 10;
  const reach = Math.min(wholeRange, Number((lead * power).toPrecision(6)));
  return { reach, ticks: [-reach, -reach / 2, 0, reach / 2, reach] };
}

/** No difference is larger than the range, in hundredths of which the axis counts. */
const wholeRange = 100;

/** Ends of an axis whose halves are short numbers, too. */
const roundLeads = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10];
