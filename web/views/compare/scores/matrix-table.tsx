import { Fragment } from "react";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import type { MatrixRow } from "../../../model/scores/score-matrix.ts";
import { rowDomain } from "../../../model/scores/row-domain.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import type { ComparedRun } from "../compared-run.ts";
import { RunHeads } from "../runs/run-heads.tsx";
import { BenchmarkHead } from "./benchmark-head.tsx";
import { ScoreCell } from "./score-cell.tsx";
import { RowDetails } from "./row-details.tsx";
import styles from "./matrix.module.css";

interface Props {
  readonly rows: readonly MatrixRow[];
  readonly runs: readonly ComparedRun[];
  readonly baseline: number;
  readonly open: readonly string[];
  readonly onOpen: (open: readonly string[]) => void;
  readonly onMetric: (suite: string, key: string) => void;
}

/** Benchmarks × runs, coloured by row; a row unfolds to intervals, counts and differing settings. */
export function MatrixTable({ rows, runs, baseline, open, onOpen, onMetric }: Props) {
  const text = useText(compareTexts).scores;
  return (
    <DataTable label={text.title} pinned heated>
      <thead>
        <tr>
          <th scope="col">{text.benchmark}</th>
          <RunHeads runs={runs} baseline={baseline} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const isOpen = open.includes(row.suite);
          const domain = rowDomain(row);
          return (
            <Fragment key={row.suite}>
              <tr>
                <BenchmarkHead
                  row={row}
                  isOpen={isOpen}
                  onToggle={() => onOpen(toggled(open, row.suite))}
                  onMetric={(key) => onMetric(row.suite, key)}
                />
                {row.cells.map((cell, at) => (
                  <ScoreCell key={runs[at]?.runId} cell={cell} domain={domain} />
                ))}
              </tr>
              {isOpen && (
                <tr>
                  <td colSpan={runs.length + 1} className={styles.details}>
                    <RowDetails row={row} runs={runs} baseline={baseline} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function toggled(open: readonly string[], suite: string): readonly string[] {
  return open.includes(suite) ? open.filter((one) => one !== suite) : [...open, suite];
}
