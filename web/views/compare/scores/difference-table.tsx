import { cell, DataTable } from "../../../components/data-table/data-table.tsx";
import { RunName } from "../../../components/run-name/run-name.tsx";
import type { MatrixRow } from "../../../model/scores/score-matrix.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import type { ComparedRun } from "../compared-run.ts";
import styles from "./matrix.module.css";

interface Props {
  readonly row: MatrixRow;
  readonly runs: readonly ComparedRun[];
}

/** What is not the same for all runs that have this benchmark. */
export function DifferenceTable({ row, runs }: Props) {
  const text = useText(compareTexts).scores;
  if (row.differences.length === 0) return <p className={styles.quiet}>{text.noDifferences}</p>;
  return (
    <>
      <h3 className={styles.subtitle}>{text.differencesTitle}</h3>
      <DataTable label={text.differencesTitle} pinned>
        <thead>
          <tr>
            <th scope="col">{text.what}</th>
            {runs.map((run) => (
              <th key={run.runId} scope="col">
                <RunName {...run} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row.differences.map(({ topic, key, values }) => (
            <tr key={`${topic} ${key}`}>
              <th scope="row">{key === "" ? text.topics[topic] : key}</th>
              {values.map((value, at) => (
                <td key={runs[at]?.runId} className={`${cell.code} ${styles.setting}`}>
                  {value ?? "—"}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
