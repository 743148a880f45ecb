import { SummaryRadar } from "../../../components/summary-radar/summary-radar.tsx";
import { formatMetric } from "../../../model/format-metric.ts";
import { type RadarPlan, radarPlan, radarRadius } from "../../../model/scores/radar-plan.ts";
import type { MatrixRow } from "../../../model/scores/score-matrix.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import { radarTexts } from "../../../text/radar.ts";
import type { ComparedRun } from "../compared-run.ts";
import { RunMarkIcon } from "../runs/run-mark-icon.tsx";
import { RadarNote } from "../../../components/summary-radar/radar-note.tsx";
import styles from "./charts.module.css";

interface Props {
  readonly rows: readonly MatrixRow[];
  readonly runs: readonly ComparedRun[];
  /** Runs to draw; null: the first few, as more cannot be told apart. */
  readonly drawn: readonly string[] | null;
  readonly onDrawn: (drawn: readonly string[]) => void;
}

const drawnAtFirst = 5;

/** The comparable benchmarks of several runs on one radar; which runs are drawn can be chosen. */
export function CompareRadar({ rows, runs, drawn, onDrawn }: Props) {
  const text = useText(compareTexts).scores;
  const plan = radarPlan(
    rows.map((row) => ({
      id: row.suite,
      semantics: row.semantics,
      hasValue: row.cells.some((cell) => cell.kind === "score" && cell.score.value !== null),
    })),
  );
  if (plan.kind === "too-few") return <RadarNote plan={plan} />;
  const shown = drawn ?? runs.slice(0, drawnAtFirst).map((run) => run.runId);
  const toggle = (runId: string): void =>
    onDrawn(shown.includes(runId) ? shown.filter((one) => one !== runId) : [...shown, runId]);
  return (
    <div className={styles.radar}>
      <Overlay plan={plan} rows={rows} runs={runs} shown={shown} />
      <div className={styles.legend}>
        <fieldset className={styles.toggles}>
          <legend>{text.drawn}</legend>
          {runs.map((run) => (
            <label key={run.runId} className={styles.toggle}>
              <input
                type="checkbox"
                checked={shown.includes(run.runId)}
                onChange={() => toggle(run.runId)}
              />
              <RunMarkIcon mark={run.mark} />
              {run.runId}
            </label>
          ))}
        </fieldset>
        <RadarNote plan={plan} />
      </div>
    </div>
  );
}

interface OverlayProps {
  readonly plan: Extract<RadarPlan, { kind: "axes" }>;
  readonly rows: readonly MatrixRow[];
  readonly runs: readonly ComparedRun[];
  readonly shown: readonly string[];
}

function Overlay({ plan, rows, runs, shown }: OverlayProps) {
  const text = useText(radarTexts);
  const { range, direction } = plan.semantics;
  const [worst, best] = direction === "lower" ? [range?.max, range?.min] : [range?.min, range?.max];
  const axes = rows.filter((row) => plan.axes.includes(row.suite));
  return (
    <SummaryRadar
      label={text.label}
      axisLabel={text.axis}
      axes={axes.map((row) => row.suite)}
      centre={formatMetric(worst, plan.semantics)}
      rim={formatMetric(best, plan.semantics)}
      series={runs.flatMap((run, at) => {
        if (!shown.includes(run.runId)) return [];
        const values = axes.map((row) => {
          const cell = row.cells[at];
          return cell?.kind === "score" ? cell.score.value : null;
        });
        return [
          {
            id: run.runId,
            label: run.runId,
            ...run.mark,
            radii: values.map((value) => radarRadius(value, plan.semantics)),
            values: values.map((value) => formatMetric(value, plan.semantics)),
          },
        ];
      })}
    />
  );
}
