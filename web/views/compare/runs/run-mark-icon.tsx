import type { RunMark } from "../../../model/run-mark.ts";
import styles from "./runs.module.css";

/** How a run is drawn in the charts, as a short line. */
export function RunMarkIcon({ mark }: { readonly mark: RunMark }) {
  return (
    <svg className={styles.mark} viewBox="0 0 18 6" aria-hidden="true">
      <line
        x1="0"
        x2="18"
        y1="3"
        y2="3"
        stroke={mark.colour}
        strokeWidth="3.5"
        strokeDasharray={mark.dash}
      />
    </svg>
  );
}
