import type { SuiteSummary } from "@evalsite/protocol";
import { SummaryRadar } from "../../../components/summary-radar/summary-radar.tsx";
import { formatMetric } from "../../../model/format-metric.ts";
import { headlineScore } from "../../../model/scores/headline-score.ts";
import { type RadarPlan, radarRadius } from "../../../model/scores/radar-plan.ts";
import { useText } from "../../../state/language.ts";
import { radarTexts } from "../../../text/radar.ts";

interface Props {
  readonly plan: Extract<RadarPlan, { kind: "axes" }>;
  readonly suites: readonly SuiteSummary[];
}

/** The run's comparable headline scores on one radar. */
export function RunRadar({ plan, suites }: Props) {
  const text = useText(radarTexts);
  const { semantics } = plan;
  const scores = plan.axes.flatMap((axis) =>
    suites.filter((suite) => suite.suite === axis).map(headlineScore),
  );
  const [worst, best] = ends(plan);
  return (
    <SummaryRadar
      label={text.label}
      axisLabel={text.axis}
      axes={plan.axes}
      centre={formatMetric(worst, semantics)}
      rim={formatMetric(best, semantics)}
      series={[
        {
          id: "run",
          label: text.score,
          colour: "var(--series-1)",
          radii: scores.map((score) => radarRadius(score.value, score.semantics)),
          values: scores.map((score) => formatMetric(score.value, score.semantics)),
        },
      ]}
    />
  );
}

function ends({ semantics }: Props["plan"]): readonly [number | null, number | null] {
  const { range, direction } = semantics;
  if (range === null) return [null, null];
  return direction === "lower" ? [range.max, range.min] : [range.min, range.max];
}
