import { Fragment } from "react";
import { cell, DataTable } from "../../../components/data-table/data-table.tsx";
import { ForestHead } from "../../../components/forest/forest-cell.tsx";
import type { ComparedRow } from "../../../model/comparison/compared-rows.ts";
import { type ForestAxis, forestAxis, forestMark } from "../../../model/comparison/forest-scale.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import { verdictTexts } from "../../../text/verdict.ts";
import type { ComparedRun } from "../compared-run.ts";
import { RunHeads } from "../runs/run-heads.tsx";
import { BenchmarkHead } from "./benchmark-head.tsx";
import { DifferenceTable } from "./difference-table.tsx";
import { PartRows } from "./part-rows.tsx";
import { type LineRuns, VerdictCells } from "./verdict-cells.tsx";
import { ScoreCells } from "./score-cells.tsx";
import matrix from "./matrix.module.css";
import styles from "./verdict.module.css";

interface Props {
  readonly rows: readonly ComparedRow[];
  /** The baseline first. */
  readonly runs: readonly ComparedRun[];
  /** Position of the run whose differences are drawn; 0: there is none. */
  readonly against: number;
  /** Benchmarks that are still being compared item by item. */
  readonly waiting: readonly string[];
  readonly margin: number;
  readonly open: readonly string[];
  readonly onOpen: (open: readonly string[]) => void;
  readonly onMetric: (suite: string, key: string) => void;
}

/** Benchmarks × runs: scores, and of one run its difference to the baseline as a forest plot with the verdict. */
export function VerdictTable(props: Props) {
  const { rows, runs, against, waiting, margin, open, onOpen, onMetric } = props;
  const text = useText(compareTexts).scores;
  const axis = axisOf(rows, against);
  const line: LineRuns = { runs, against, axis };
  const columns = runs.length + 1 + (against === 0 ? 0 : 6);
  return (
    <DataTable label={text.title} pinned>
      <thead>
        <tr>
          <th scope="col">{text.benchmark}</th>
          <RunHeads runs={runs} baseline={0} />
          {against !== 0 && <VerdictHeads line={line} />}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, against: all }) => {
          const isOpen = open.includes(row.suite);
          const scores = row.cells.map((cell) => (cell.kind === "score" ? cell.score : cell.kind));
          return (
            <Fragment key={row.suite}>
              <tr>
                <BenchmarkHead
                  row={row}
                  isOpen={isOpen}
                  onToggle={() => onOpen(toggled(open, row.suite))}
                  onMetric={(key) => onMetric(row.suite, key)}
                />
                <ScoreCells
                  line={line}
                  suite={row.suite}
                  subsets={[]}
                  semantics={row.semantics}
                  scores={scores}
                  against={all}
                />
                {against !== 0 && (
                  <VerdictCells
                    line={line}
                    suite={row.suite}
                    subsets={[]}
                    semantics={row.semantics}
                    found={all[against] ?? null}
                    isPending={waiting.includes(row.suite)}
                  />
                )}
              </tr>
              {isOpen && (
                <>
                  <PartRows row={row} line={line} margin={margin} columns={columns} />
                  <tr>
                    <td colSpan={columns} className={matrix.details}>
                      <div className={matrix.panel}>
                        <DifferenceTable row={row} runs={runs} />
                      </div>
                    </td>
                  </tr>
                </>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function VerdictHeads({ line: { runs, against, axis } }: { readonly line: LineRuns }) {
  const text = useText(verdictTexts);
  const candidate = runs[against]?.mark.letter ?? "";
  const baseline = runs[0]?.mark.letter ?? "";
  return (
    <>
      <th scope="col" className={styles.number} title={text.deltaTitle(candidate, baseline)}>
        {text.deltaOf(candidate, baseline)}
      </th>
      <th scope="col" className={`${styles.forest} ${cell.wide}`} title={text.forest(candidate)}>
        <ForestHead axis={axis} worse={text.worse} better={text.better} />
      </th>
      <th scope="col" className={`${styles.number} ${cell.wide}`} title={text.qTitle}>
        {text.q}
      </th>
      <th scope="col" className={`${styles.number} ${cell.wide}`} title={text.nTitle}>
        {text.n}
      </th>
      <th scope="col" className={styles.number} title={text.wonTitle}>
        {text.won}
      </th>
      <th scope="col">{text.verdict}</th>
    </>
  );
}

function axisOf(rows: readonly ComparedRow[], against: number): ForestAxis {
  return forestAxis(
    rows.flatMap((one) => {
      const found = one.against[against];
      return found ? (forestMark(found.comparison, one.row.semantics) ?? []) : [];
    }),
  );
}

function toggled(open: readonly string[], suite: string): readonly string[] {
  return open.includes(suite) ? open.filter((one) => one !== suite) : [...open, suite];
}
