import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import type { ComparedRun } from "../compared-run.ts";
import styles from "./run-heads.module.css";
import { RunMarkIcon } from "./run-mark-icon.tsx";

interface Props {
  readonly runs: readonly ComparedRun[];
  /** Position among `runs`; -1: none. */
  readonly baseline: number;
}

/** A column's head for each run. */
export function RunHeads({ runs, baseline }: Props) {
  const text = useText(compareTexts).scores;
  return runs.map((run, at) => (
    <th key={run.runId} scope="col" className={styles.run} title={run.runId}>
      <RunMarkIcon mark={run.mark} />
      <span className={styles.name}>{run.runId}</span>
      {at === baseline && <span className={styles.role}>{text.baseline}</span>}
    </th>
  ));
}
