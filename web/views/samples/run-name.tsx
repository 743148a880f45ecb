import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import type { DiffRun } from "./sample-diff-tab.tsx";
import styles from "./samples-tab.module.css";

/** A run's colour and name; the baseline says so. */
export function RunName({
  run,
  isBaseline,
}: {
  readonly run: DiffRun;
  readonly isBaseline: boolean;
}) {
  const text = useText(samples);
  return (
    <span className={styles.runName} title={run.runId}>
      <i style={{ background: run.color }} aria-hidden="true" />
      <bdi>{run.label}</bdi>
      {isBaseline && <span className={styles.hint}>{text.baseline}</span>}
    </span>
  );
}
