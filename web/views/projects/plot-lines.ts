import type { ScorePlotLine, ScorePlotPoint } from "../../components/step-chart/score-chart.tsx";
import { benchmarkAddress } from "../../model/experiments/addresses.ts";
import type { Benchmark } from "../../model/experiments/benchmark.ts";
import type { PositionKind } from "../../model/experiments/position.ts";
import {
  type BenchmarkLines,
  type PlacedPoint,
  type ScoreLine,
  placedPoints,
} from "../../model/experiments/score-lines.ts";
import { formatMetric } from "../../model/format-metric.ts";
import { formatCount, formatShare } from "../../model/format-quantity.ts";
import { formatInterval } from "../../model/scores/format-interval.ts";
import type { common } from "../../text/common.ts";
import type { ProjectText } from "../../text/projects.ts";
import { experimentLabel, experimentMark } from "./names.ts";
import { placeText } from "./place-text.ts";

type StatusText = typeof common.en.status;

/** Words for a chart's points. */
interface Words {
  readonly text: ProjectText;
  readonly status: StatusText;
}

/** The lines of a benchmark as its chart draws them, each point with what is to be said of it. */
export function plotLines(
  { benchmark, lines }: BenchmarkLines,
  axis: PositionKind,
  words: Words,
): readonly ScorePlotLine[] {
  return lines.map((line) => ({
    id: line.experiment.name ?? "",
    mark: experimentMark(line.experiment),
    isJoined: line.experiment.name !== null,
    points: placedPoints(line).map((point) => plotPoint(point, { line, axis }, benchmark, words)),
  }));
}

function plotPoint(
  point: PlacedPoint,
  { line, axis }: { readonly line: ScoreLine; readonly axis: PositionKind },
  { suite, semantics }: Benchmark,
  { text, status }: Words,
): ScorePlotPoint {
  const { runId, step, value, interval, n } = point;
  return {
    id: runId,
    x: step,
    y: value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    isHollow: point.status !== "complete",
    isAside: point.isSuperseded,
    href: benchmarkAddress(runId, suite),
    title: `${experimentLabel(line.experiment, text)} · ${placeText(point, axis, text)}`,
    facts: [
      `${suite}: ${formatMetric(value, semantics)}`,
      ...(interval === null || semantics === null
        ? []
        : [text.chart.interval(formatInterval(interval, semantics), formatShare(interval.level))]),
      ...(n === null ? [] : [text.chart.n(formatCount(n))]),
      ...(point.status === "complete" ? [] : [status[point.status]]),
      ...(point.isSuperseded ? [text.chart.superseded] : []),
    ],
  };
}
