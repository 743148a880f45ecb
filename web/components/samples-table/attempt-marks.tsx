import type { Attempt } from "../../data/use-attempts.ts";
import { useText } from "../../state/language.ts";
import { metricTexts } from "../../text/metric.ts";
import { sampleTexts } from "../../text/sample.ts";
import { OutcomeSign } from "../outcome-mark/outcome-mark.tsx";
import styles from "./samples-table.module.css";

interface Props {
  /** All answers to an item. */
  readonly attempts: readonly Pick<Attempt, "row" | "outcome">[];
  readonly onOpen: (row: number) => void;
  /** Row of the answer that is open, which is then framed. */
  readonly open?: number;
}

/** More marks than this do not fit; the rest is counted. */
const most = 64;

/** All answers to an item, a small mark for each; a press opens it. */
export function AttemptMarks({ attempts, onOpen, open }: Props) {
  const text = useText(sampleTexts);
  const names = useText(metricTexts).outcome;
  return (
    <span className={styles.attempts}>
      {attempts.slice(0, most).map(({ row, outcome }, at) => {
        const label = text.attempt(at + 1, names[outcome]);
        return (
          <button
            key={row}
            type="button"
            className={styles.attempt}
            aria-label={label}
            aria-current={row === open ? "true" : undefined}
            title={label}
            tabIndex={open === undefined ? -1 : 0}
            onClick={(event) => {
              event.stopPropagation();
              onOpen(row);
            }}
          >
            <OutcomeSign outcome={outcome} />
          </button>
        );
      })}
      {attempts.length > most && (
        <span className={styles.quiet}>{`+${attempts.length - most}`}</span>
      )}
    </span>
  );
}
