import { DataTable } from "../../../components/data-table/data-table.tsx";
import { HeatCell } from "../../../components/heat-cell/heat-cell.tsx";
import { formatMetric, formatMetricNumber } from "../../../model/format-metric.ts";
import type { MatrixRow } from "../../../model/scores/score-matrix.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import type { ComparedRun } from "../compared-run.ts";
import { RunMarkIcon } from "../runs/run-mark-icon.tsx";
import styles from "./charts.module.css";

interface Props {
  readonly rows: readonly MatrixRow[];
  readonly runs: readonly ComparedRun[];
}

/** Runs × benchmarks in little space: the stronger, the better within its benchmark. */
export function ScoreHeatmap({ rows, runs }: Props) {
  const text = useText(compareTexts).scores;
  return (
    <>
      <DataTable label={text.chart.heatmap} pinned>
        <thead>
          <tr>
            <th scope="col">{text.run}</th>
            {rows.map((row) => (
              <th key={row.suite} scope="col" className={styles.upright} title={row.suite}>
                <span>{row.title ?? row.suite}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run, at) => (
            <tr key={run.runId}>
              <th scope="row" className={styles.runHead} title={run.runId}>
                <RunMarkIcon mark={run.mark} /> {run.runId}
              </th>
              {rows.map((row) => {
                const cell = row.cells[at];
                const value = cell?.kind === "score" ? cell.score.value : null;
                return (
                  <HeatCell
                    key={row.suite}
                    heat={cell?.kind === "score" ? cell.heat : null}
                    className={styles.heat}
                    title={`${row.suite}: ${formatMetric(value, row.semantics)}`}
                  >
                    {formatMetricNumber(value, row.semantics)}
                  </HeatCell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p className={styles.quiet}>{text.heatNote}</p>
    </>
  );
}
