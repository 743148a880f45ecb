import { RunName } from "../../../components/run-name/run-name.tsx";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import type { ComparedRun } from "../compared-run.ts";
import styles from "./runs.module.css";

interface Props {
  readonly runs: readonly ComparedRun[];
  /** Position among `runs`; -1: none. */
  readonly baseline: number;
}

/** A column's head for each run. */
export function RunHeads({ runs, baseline }: Props) {
  const text = useText(compareTexts).runs;
  return runs.map((run, at) => (
    <th key={run.runId} scope="col" className={styles.head}>
      <RunName {...run} />
      {at === baseline && <span className={styles.role}>{text.baseline}</span>}
    </th>
  ));
}
