import { SummaryRadar } from "../../../components/summary-radar/summary-radar.tsx";
import { formatMetric } from "../../../model/format-metric.ts";
import type { RadarAxis } from "../../../model/scores/radar-axes.ts";
import { type RadarPlan, radarRadius } from "../../../model/scores/radar-plan.ts";
import { useText } from "../../../state/language.ts";
import { radarTexts } from "../../../text/radar.ts";

interface Props {
  readonly plan: Extract<RadarPlan, { kind: "axes" }>;
  /** With one value each, the run's. */
  readonly axes: readonly RadarAxis[];
  /** The benchmark whose parts are the axes; null: the axes are benchmarks. */
  readonly partsOf: string | null;
}

/** The run's comparable benchmarks, or the parts of one, on one radar. */
export function RunRadar({ plan, axes, partsOf }: Props) {
  const text = useText(radarTexts);
  const { semantics } = plan;
  const shown = axes.filter(({ id }) => plan.axes.includes(id));
  const values = shown.map((axis) => axis.values[0] ?? null);
  const [worst, best] = ends(plan);
  return (
    <SummaryRadar
      label={partsOf === null ? text.label : text.subsetsOf(partsOf)}
      axisLabel={partsOf === null ? text.axis : text.part}
      axes={shown.map(({ name }) => name)}
      centre={formatMetric(worst, semantics)}
      rim={formatMetric(best, semantics)}
      series={[
        {
          id: "run",
          label: text.score,
          colour: "var(--series-1)",
          radii: values.map((value) => radarRadius(value, semantics)),
          values: values.map((value) => formatMetric(value, semantics)),
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
