import { cell as cellStyle, DataTable } from "../../../components/data-table/data-table.tsx";
import { IntervalBar } from "../../../components/interval-bar/interval-bar.tsx";
import { StatusBadge } from "../../../components/status-badge/status-badge.tsx";
import { formatMetric, formatSigned } from "../../../model/format-metric.ts";
import { formatCount } from "../../../model/format-quantity.ts";
import { formatInterval } from "../../../model/scores/format-interval.ts";
import { rowDomain } from "../../../model/scores/row-domain.ts";
import type { MatrixCell, MatrixRow } from "../../../model/scores/score-matrix.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import type { ComparedRun } from "../compared-run.ts";
import { RunMarkIcon } from "../runs/run-mark-icon.tsx";
import { DifferenceTable } from "./difference-table.tsx";
import styles from "./matrix.module.css";

interface Props {
  readonly row: MatrixRow;
  readonly runs: readonly ComparedRun[];
  readonly baseline: number;
}

/**
 * One benchmark in full: every run with its interval, its difference to the baseline and whether the
 * intervals overlap; below, what may make the results incomparable. Results of paired tests
 * (interval of the difference, p, q, verdict) have their place in the columns after the difference.
 */
export function RowDetails({ row, runs, baseline }: Props) {
  const text = useText(compareTexts).scores;
  const domain = rowDomain(row);
  return (
    <div className={styles.panel}>
      <DataTable label={text.resultsOf(row.suite)}>
        <thead>
          <tr>
            <th scope="col">{text.run}</th>
            <th scope="col" className={cellStyle.number}>
              {text.score}
            </th>
            <th scope="colgroup" colSpan={2}>
              {text.interval}
            </th>
            <th scope="col" className={cellStyle.number}>
              n
            </th>
            <th scope="col" className={cellStyle.number}>
              {text.delta}
            </th>
            <th scope="col">{text.intervals}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run, at) => (
            <tr key={run.runId}>
              <th scope="row">
                <RunMarkIcon mark={run.mark} /> {run.runId}
              </th>
              <ResultCells
                cell={row.cells[at] ?? { kind: "no-suite" }}
                isBaseline={at === baseline}
                domain={domain}
              />
            </tr>
          ))}
        </tbody>
      </DataTable>
      <DifferenceTable row={row} runs={runs} />
    </div>
  );
}

interface ResultProps {
  readonly cell: MatrixCell;
  readonly isBaseline: boolean;
  readonly domain: { readonly low: number; readonly high: number };
}

function ResultCells({ cell, isBaseline, domain }: ResultProps) {
  const text = useText(compareTexts).scores;
  if (cell.kind !== "score") {
    return (
      <td colSpan={6} className={styles.missing}>
        {cell.kind === "no-suite" ? text.noSuite : text.noMetric}
      </td>
    );
  }
  const { value, interval, n, semantics } = cell.score;
  return (
    <>
      <td className={cellStyle.number}>
        {formatMetric(value, semantics)}{" "}
        {cell.suite.status !== "complete" && <StatusBadge status={cell.suite.status} />}
      </td>
      <td className={styles.intervalColumn}>
        {interval !== null && value !== null && (
          <IntervalBar value={value} {...interval} domain={domain} />
        )}
      </td>
      <td className={styles.nowrap}>
        {interval === null ? "—" : formatInterval(interval, semantics)}
      </td>
      <td className={cellStyle.number}>{n === null ? "—" : formatCount(n)}</td>
      <td className={cellStyle.number}>
        {isBaseline
          ? text.baseline
          : cell.delta === null
            ? "—"
            : formatSigned(cell.delta, semantics)}
      </td>
      <td>{isBaseline ? "" : text.overlap[cell.overlap]}</td>
    </>
  );
}
