import type { JsonValue } from "@evalsite/protocol";
import { Fold } from "../../components/fold/fold.tsx";
import { formatDuration, formatValue } from "../../model/curves/curve-numbers.ts";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { curveTexts } from "../../text/curves.ts";
import styles from "./panel.module.css";
import type { ReadyRun } from "./loaded-run.ts";

/** Values that a trainer reports once, a column for each run. */
export function SummaryPanel({ runs }: { readonly runs: readonly ReadyRun[] }) {
  const text = useText(curveTexts).summary;
  const { missing } = useText(common);
  const names = [
    ...new Set(runs.flatMap(({ metrics }) => Object.keys(metrics.summary))),
  ].toSorted();
  return (
    <Fold title={text.title} hint={text.hint}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          {runs.length > 1 && (
            <thead>
              <tr>
                <th scope="col">{text.name}</th>
                {runs.map(({ run }) => (
                  <th key={run.runId} scope="col" className={styles.number}>
                    <span className={styles.swatch} style={{ background: run.color }} /> {run.label}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {runs.map(({ run, metrics }) => {
                  const value = metrics.summary[name];
                  return (
                    <td key={run.runId} className={styles.number}>
                      {value === undefined || value === null ? (
                        missing
                      ) : (
                        <Value name={name} value={value} />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Fold>
  );
}

/** Times in seconds are also told in hours; the exact value is in the title. */
function Value({ name, value }: { readonly name: string; readonly value: JsonValue }) {
  const exact = typeof value === "string" ? value : JSON.stringify(value);
  if (typeof value !== "number") return <span>{exact}</span>;
  const isTime = /(^|[/_])runtime$/u.test(name) && value >= 60;
  return (
    <span title={exact}>
      {formatValue(value)}
      {isTime && <span className={styles.quiet}> ({formatDuration(value)})</span>}
    </span>
  );
}
