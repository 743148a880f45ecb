import { niceDomain, ticks } from "./ticks.ts";

interface PlotPoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
}

export interface PlotLine {
  readonly id: string;
  readonly label: string;
  /** A CSS colour. */
  readonly colour: string;
  readonly dash?: string | undefined;
  readonly points: readonly PlotPoint[];
}

export interface PlotLayout {
  /** All distinct x values, ascending, each with its place from 0 to 1. */
  readonly columns: readonly { readonly x: number; readonly at: number }[];
  /** Values of the grid lines, each with its place from 0 (bottom) to 1 (top). */
  readonly rows: readonly { readonly y: number; readonly at: number }[];
  readonly place: (point: { readonly x: number; readonly y: number }) => {
    readonly x: number;
    readonly y: number;
  };
}

/**
 * A plot of few points. The x values stand at equal distances, in order, as load levels and k are
 * most often chosen by doubling; y starts at 0.
 */
export function plotLayout(lines: readonly PlotLine[]): PlotLayout {
  const points = lines.flatMap((line) => line.points);
  const xs = [...new Set(points.map((point) => point.x))].toSorted((a, b) => a - b);
  const { low, high } = niceDomain(
    points.flatMap((one) => [one.y, one.low ?? one.y, one.high ?? one.y]),
  );
  const across = (x: number): number => (xs.length < 2 ? 0.5 : xs.indexOf(x) / (xs.length - 1));
  const up = (y: number): number => (y - low) / (high - low);
  return {
    columns: xs.map((x) => ({ x, at: across(x) })),
    rows: ticks(low, high, 4).map((y) => ({ y, at: up(y) })),
    place: ({ x, y }) => ({ x: across(x), y: up(y) }),
  };
}
