import { Button } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { RunName } from "../../../components/run-name/run-name.tsx";
import { SampleProblems } from "../../../components/sample-problems/sample-problems.tsx";
import type { ComparedRow } from "../../../model/comparison/compared-rows.ts";
import { countVerdicts } from "../../../model/comparison/verdict-count.ts";
import { digits, formatCount } from "../../../model/format-quantity.ts";
import { useText } from "../../../state/language.ts";
import { verdictTexts } from "../../../text/verdict.ts";
import type { ComparedRun } from "../compared-run.ts";
import type { ItemComparisons } from "./use-item-comparisons.ts";
import styles from "./verdict.module.css";

interface Props {
  readonly rows: readonly ComparedRow[];
  /** The baseline first. */
  readonly runs: readonly ComparedRun[];
  readonly items: ItemComparisons;
}

/** The answer: on how many benchmarks each run is better, worse, alike or not resolved. */
export function VerdictSentence({ rows, runs, items }: Props) {
  const text = useText(verdictTexts);
  const [baseline, ...candidates] = runs;
  if (baseline === undefined || candidates.length === 0) return null;
  const { done, total, isAsked, answers, onAsk, problems, onRetry } = items;
  if (isAsked && done < total) {
    return <output className={styles.progress}>{text.counting(done, total)}</output>;
  }
  return (
    <div className={styles.answer}>
      {candidates.map((run, at) => (
        <p key={run.runId} className={styles.sentence}>
          {candidates.length > 1 ? <RunName {...run} /> : run.mark.letter}{" "}
          {sentence(rows, at + 1, baseline, text)}
        </p>
      ))}
      {!isAsked && (
        <Notice>
          <span>{text.fromReports}</span>
          <Button onClick={onAsk}>{text.ask(formatCount(answers))}</Button>
        </Notice>
      )}
      <SampleProblems problems={problems} onRetry={onRetry} />
    </div>
  );
}

function sentence(
  rows: readonly ComparedRow[],
  at: number,
  baseline: ComparedRun,
  text: (typeof verdictTexts)["en"],
): string {
  const counts = countVerdicts(rows, at);
  const largest = text.points(digits((counts.largest ?? 0) * 100));
  const said = text.sentence(baseline.mark.letter, { ...counts, largest });
  return counts.notCompared > 0 && counts.compared > 0
    ? `${said} ${text.notCompared(counts.notCompared)}`
    : said;
}
