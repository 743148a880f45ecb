import { RunName as Name } from "../../components/run-name/run-name.tsx";
import { useText } from "../../state/language.ts";
import { sampleDiffTexts } from "../../text/sample-diff.ts";
import type { DiffRun } from "./sample-diff-tab.tsx";
import styles from "./samples-tab.module.css";

/** A run's letter and name; the baseline says so. */
export function RunName({
  run,
  isBaseline,
}: {
  readonly run: DiffRun;
  readonly isBaseline: boolean;
}) {
  const text = useText(sampleDiffTexts);
  return (
    <span className={styles.runName}>
      <Name {...run} />
      {isBaseline && <span className={styles.hint}>{text.baseline}</span>}
    </span>
  );
}
