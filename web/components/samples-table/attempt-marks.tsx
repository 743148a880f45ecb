import { type ItemRows, rowsOfItem } from "../../model/samples/item-rows.ts";
import { type SampleColumns, outcomeOf, wordsOf } from "../../model/samples/sample-columns.ts";
import { useText } from "../../state/language.ts";
import { metricTexts } from "../../text/metric.ts";
import { samples } from "../../text/samples.ts";
import { OutcomeSign } from "../outcome-mark/outcome-mark.tsx";
import styles from "./samples-table.module.css";

interface Props {
  readonly row: number;
  readonly columns: SampleColumns;
  readonly groups: ItemRows;
  readonly onOpen: (row: number) => void;
  /** Row of the answer that is open, which is then framed. */
  readonly open?: number;
}

/** More marks than this do not fit; the rest is counted. */
const most = 64;

/** All answers to the item of a row, a small mark for each; a press opens it. */
export function AttemptMarks({ row, columns, groups, onOpen, open }: Props) {
  const text = useText(samples);
  const names = useText(metricTexts).outcome;
  const item = columns.values.get("item")?.[row] ?? row;
  const rows = [...rowsOfItem(groups, item)];
  const words = wordsOf(columns, "outcome");
  return (
    <span className={styles.attempts}>
      {rows.slice(0, most).map((answer, at) => {
        const outcome = outcomeOf(words, columns.values.get("outcome")?.[answer] ?? Number.NaN);
        const label = text.attempt(at + 1, names[outcome ?? "unscored"]);
        return (
          <button
            key={answer}
            type="button"
            className={styles.attempt}
            aria-label={label}
            aria-current={answer === open ? "true" : undefined}
            title={label}
            tabIndex={open === undefined ? -1 : 0}
            onClick={(event) => {
              event.stopPropagation();
              onOpen(answer);
            }}
          >
            <OutcomeSign outcome={outcome ?? "unscored"} />
          </button>
        );
      })}
      {rows.length > most && <span className={styles.quiet}>{`+${rows.length - most}`}</span>}
    </span>
  );
}
