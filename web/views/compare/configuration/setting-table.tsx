import { cell, DataTable } from "../../../components/data-table/data-table.tsx";
import { RunName } from "../../../components/run-name/run-name.tsx";
import type { ConfigRow } from "../../../model/config/config-rows.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import type { ComparedRun } from "../compared-run.ts";
import styles from "./configuration.module.css";

interface Props {
  readonly rows: readonly ConfigRow[];
  readonly runs: readonly ComparedRun[];
  readonly baseline: number;
}

/** One setting a line; values unlike the baseline's are marked. */
export function SettingTable({ rows, runs, baseline }: Props) {
  const text = useText(compareTexts).configuration;
  return (
    <DataTable label={text.title} pinned>
      <thead>
        <tr>
          <th scope="col">{text.setting}</th>
          {runs.map((run) => (
            <th key={run.runId} scope="col">
              <RunName {...run} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.path}>
            <th scope="row" className={`${cell.code} ${styles.path}`}>
              {row.path}
            </th>
            {row.values.map((value, at) => {
              const isOther = row.groups[at] !== row.groups[Math.max(0, baseline)];
              return (
                <td
                  key={runs[at]?.runId}
                  className={[cell.code, styles.value, isOther && styles.other]
                    .filter(Boolean)
                    .join(" ")}
                >
                  {value ?? <span className={styles.absent}>{text.absent}</span>}
                  {isOther && <span className="visually-hidden"> {text.otherThanBaseline}</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
