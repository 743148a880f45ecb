import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "../../../components/button.tsx";
import { routes } from "../../../model/routes.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import type { ComparedRun } from "../compared-run.ts";
import { RunMarkIcon } from "./run-mark-icon.tsx";
import styles from "./runs.module.css";

interface Props {
  readonly runs: readonly ComparedRun[];
  readonly baseline: number;
  readonly onBaseline: (runId: string) => void;
  readonly onRemove: (runId: string) => void;
  /** At the end of the row: how to add one. */
  readonly children: ReactNode;
}

/** The compared runs, each in its colour; one of them is the baseline. */
export function RunChips({ runs, baseline, onBaseline, onRemove, children }: Props) {
  const text = useText(compareTexts).runs;
  return (
    <ul className={styles.chips} aria-label={text.label}>
      {runs.map((run, at) => (
        <li key={run.runId} className={at === baseline ? styles.baseline : styles.chip}>
          <RunMarkIcon mark={run.mark} />
          <Link className={styles.name} href={routes.run(run.runId)} title={run.runId}>
            {run.runId}
          </Link>
          {at === baseline && <span className={styles.role}>{text.baseline}</span>}
          <Button
            look="quiet"
            className={styles.small}
            aria-label={text.remove(run.runId)}
            title={text.remove(run.runId)}
            onClick={() => onRemove(run.runId)}
          >
            ×
          </Button>
        </li>
      ))}
      <li className={styles.add}>
        {children}
        {runs.length > 1 && (
          <label className={styles.choose}>
            {text.chooseBaseline}
            <select
              value={runs[baseline]?.runId}
              onChange={(event) => onBaseline(event.target.value)}
            >
              {runs.map((run) => (
                <option key={run.runId}>{run.runId}</option>
              ))}
            </select>
          </label>
        )}
      </li>
    </ul>
  );
}
