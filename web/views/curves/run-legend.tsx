import type { CurveQuery } from "../../model/curves/curve-query.ts";
import { useText } from "../../state/language.ts";
import { curveTexts } from "../../text/curves.ts";
import type { LoadedRun } from "./loaded-run.ts";
import styles from "./run-legend.module.css";
import type { ChangeQuery } from "./use-curve-query.ts";

interface Props {
  readonly runs: readonly LoadedRun[];
  readonly query: CurveQuery;
  readonly change: ChangeQuery;
}

/** Which colour is which run; a click hides a run in all charts or brings it back. */
export function RunLegend({ runs, query, change }: Props) {
  const text = useText(curveTexts).legend;
  const toggle = (runId: string) => {
    const isHidden = query.hidden.includes(runId);
    change({
      hidden: isHidden ? query.hidden.filter((id) => id !== runId) : [...query.hidden, runId],
    });
  };
  return (
    <ul className={styles.legend} aria-label={text.label} title={text.hint}>
      {runs.map(({ run, file }) => {
        const isHidden = query.hidden.includes(run.runId);
        return (
          <li key={run.runId}>
            <button
              type="button"
              className={styles.run}
              aria-pressed={!isHidden}
              disabled={file?.state === "problem"}
              onClick={() => toggle(run.runId)}
            >
              <span
                className={styles.swatch}
                style={{ background: run.color, borderColor: run.color }}
              />
              <span className={styles.label}>{run.label}</span>
              {file?.state === "loading" && <span className={styles.state}>{text.loading}</span>}
              {file?.state === "problem" && <span className={styles.state}>{text.problem}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
