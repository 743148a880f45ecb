import { AxisPicker } from "../../../components/summary-radar/axis-picker.tsx";
import { RadarNote } from "../../../components/summary-radar/radar-note.tsx";
import { RunName } from "../../../components/run-name/run-name.tsx";
import { Section } from "../../../components/section/section.tsx";
import { SummaryRadar } from "../../../components/summary-radar/summary-radar.tsx";
import type { CompareState } from "../../../model/compare-state.ts";
import { formatMetric } from "../../../model/format-metric.ts";
import {
  type RadarAxis,
  axesPlan,
  benchmarkAxes,
  partAxes,
  radarBenchmarks,
} from "../../../model/scores/radar-axes.ts";
import { type RadarPlan, radarRadius } from "../../../model/scores/radar-plan.ts";
import type { MatrixRow } from "../../../model/scores/score-matrix.ts";
import { useText } from "../../../state/language.ts";
import type { SetQueryState } from "../../../state/query.ts";
import { compareTexts } from "../../../text/compare.ts";
import { radarTexts } from "../../../text/radar.ts";
import type { ComparedRun } from "../compared-run.ts";
import charts from "./charts.module.css";
import styles from "./verdict.module.css";

interface Props {
  readonly rows: readonly MatrixRow[];
  readonly runs: readonly ComparedRun[];
  readonly state: CompareState;
  readonly setState: SetQueryState<CompareState>;
}

const drawnAtFirst = 5;

/** Comparable benchmarks, or the subsets of one, on one radar; nothing where neither makes one. */
export function CompareRadar({ rows, runs, state, setState }: Props) {
  const text = useText(compareTexts).scores;
  const words = useText(radarTexts);
  const offered = radarBenchmarks(rows);
  const all = benchmarkAxes(rows);
  const isOverBenchmarks = axesPlan(all).kind === "axes";
  const chosen =
    offered.find(({ suite }) => suite === state.radar) ?? (isOverBenchmarks ? null : offered[0]);
  if (chosen === undefined) return null;
  const axes = chosen === null ? all : partAxes(chosen);
  const plan = axesPlan(axes, state.axes);
  const drawn = state.drawn ?? runs.slice(0, drawnAtFirst).map(({ runId }) => runId);
  const toggle = (runId: string): void =>
    setState((now) => ({
      ...now,
      drawn: drawn.includes(runId) ? drawn.filter((one) => one !== runId) : [...drawn, runId],
    }));
  return (
    <Section
      title={text.radar}
      aside={
        offered.length > 0 && (
          <label className={styles.pick}>
            {words.over}
            <select
              value={chosen?.suite ?? ""}
              onChange={({ target }) =>
                setState((now) => ({
                  ...now,
                  radar: target.value === "" ? null : target.value,
                  axes: null,
                }))
              }
            >
              {isOverBenchmarks && <option value="">{words.benchmarks}</option>}
              {offered.map(({ suite, title }) => (
                <option key={suite} value={suite}>
                  {words.subsetsOf(title ?? suite)}
                </option>
              ))}
            </select>
          </label>
        )
      }
    >
      {plan.kind === "too-few" ? (
        <RadarNote plan={plan} />
      ) : (
        <div className={charts.radar}>
          <Overlay
            plan={plan}
            axes={axes}
            partsOf={chosen && (chosen.title ?? chosen.suite)}
            runs={runs}
            drawn={drawn}
          />
          <div className={charts.legend}>
            <fieldset className={charts.toggles}>
              <legend>{text.drawn}</legend>
              {runs.map((run) => (
                <label key={run.runId} className={charts.toggle}>
                  <input
                    type="checkbox"
                    checked={drawn.includes(run.runId)}
                    onChange={() => toggle(run.runId)}
                  />
                  <RunName {...run} />
                </label>
              ))}
            </fieldset>
            <AxisPicker
              plan={plan}
              axes={axes}
              onAxes={(next) => setState((now) => ({ ...now, axes: next }))}
            />
            <RadarNote plan={plan} />
          </div>
        </div>
      )}
    </Section>
  );
}

interface OverlayProps {
  readonly plan: Extract<RadarPlan, { kind: "axes" }>;
  readonly axes: readonly RadarAxis[];
  /** The benchmark whose parts are the axes; null: the axes are benchmarks. */
  readonly partsOf: string | null;
  readonly runs: readonly ComparedRun[];
  readonly drawn: readonly string[];
}

function Overlay({ plan, axes, partsOf, runs, drawn }: OverlayProps) {
  const text = useText(radarTexts);
  const { semantics } = plan;
  const { range, direction } = semantics;
  const [worst, best] = direction === "lower" ? [range?.max, range?.min] : [range?.min, range?.max];
  const shown = axes.filter(({ id }) => plan.axes.includes(id));
  return (
    <SummaryRadar
      label={partsOf === null ? text.label : text.subsetsOf(partsOf)}
      axisLabel={partsOf === null ? text.axis : text.part}
      axes={shown.map(({ name }) => name)}
      centre={formatMetric(worst, semantics)}
      rim={formatMetric(best, semantics)}
      series={runs.flatMap(({ runId, name, mark }, at) => {
        if (!drawn.includes(runId)) return [];
        const values = shown.map((axis) => axis.values[at] ?? null);
        return [
          {
            id: runId,
            label: `${mark.letter} ${name}`,
            colour: mark.colour,
            dash: mark.dash,
            radii: values.map((value) => radarRadius(value, semantics)),
            values: values.map((value) => formatMetric(value, semantics)),
          },
        ];
      })}
    />
  );
}
