import { OutcomeMark, OutcomeSign } from "../../components/outcome-mark/outcome-mark.tsx";
import { type LoadedComparison, meanOnLine, rowsOfLine } from "../../data/item-comparison.ts";
import { MISSING, formatPlain } from "../../model/format-metric.ts";
import { cellOf } from "../../model/samples/number-column.ts";
import { outcomeOf } from "../../model/samples/sample-columns.ts";
import { useText } from "../../state/language.ts";
import { metricTexts } from "../../text/metric.ts";
import styles from "./samples-tab.module.css";

/** More signs than this do not fit into a cell. */
const most = 8;

interface Props {
  readonly loaded: LoadedComparison;
  readonly run: number;
  readonly line: number;
  /** A sign without its name. */
  readonly isCompact: boolean;
}

/** What a run made of an item: its class, or a sign for each repeat; the score where it is graded. */
export function DiffCell({ loaded, run, line, isCompact }: Props) {
  const names = useText(metricTexts).outcome;
  const compared = loaded.runs[run];
  const rows = rowsOfLine(loaded, run, line);
  if (!compared || rows.length === 0) return <span className={styles.hint}>{MISSING}</span>;
  const outcomes = rows.map((row) => {
    return outcomeOf(compared.words, cellOf(compared.outcome, row)) ?? "unscored";
  });
  const score = meanOnLine(loaded, run, line);
  if (loaded.graded) return <span>{Number.isNaN(score) ? MISSING : formatPlain(score)}</span>;
  const [only] = outcomes;
  if (outcomes.length === 1 && only && !isCompact) return <OutcomeMark outcome={only} />;
  return (
    <span className={styles.signs}>
      {outcomes.slice(0, most).map((outcome, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a repeat is its place
        <OutcomeSign key={at} outcome={outcome} label={names[outcome]} />
      ))}
      {outcomes.length > most && (
        <span className={styles.hint}>{`+${outcomes.length - most}`}</span>
      )}
    </span>
  );
}
