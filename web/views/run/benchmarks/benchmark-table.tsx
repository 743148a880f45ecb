import type { SuiteSummary } from "@evalsite/protocol";
import { Fragment } from "react";
import { cell, DataTable } from "../../../components/data-table/data-table.tsx";
import { useText } from "../../../state/language.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";
import { BenchmarkDetails } from "./benchmark-details.tsx";
import { BenchmarkRow } from "./benchmark-row.tsx";
import styles from "./benchmarks.module.css";

interface Props {
  readonly runId: string;
  readonly suites: readonly SuiteSummary[];
  readonly open: readonly string[];
  readonly onOpen: (open: readonly string[]) => void;
}

const columns = 5;

/** A row a benchmark; each unfolds to all that is known of it. */
export function BenchmarkTable({ runId, suites, open, onOpen }: Props) {
  const text = useText(benchmarkTexts).benchmarks;
  return (
    <DataTable label={text.title}>
      <thead>
        <tr>
          <th scope="col">{text.benchmark}</th>
          <th scope="col" className={cell.number}>
            {text.score}
          </th>
          <th scope="col">{text.interval}</th>
          <th scope="col" className={`${cell.number} ${cell.wide}`}>
            {text.answers}
          </th>
          <th scope="col" className={`${styles.outcomeColumn} ${cell.wide}`}>
            {text.outcomes}
          </th>
        </tr>
      </thead>
      <tbody>
        {suites.map((suite) => {
          const isOpen = open.includes(suite.suite);
          return (
            <Fragment key={suite.suite}>
              <BenchmarkRow
                suite={suite}
                isOpen={isOpen}
                onToggle={() => onOpen(toggled(open, suite.suite))}
              />
              {isOpen && (
                <tr>
                  <td colSpan={columns} className={styles.details}>
                    <BenchmarkDetails runId={runId} suite={suite} />
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
