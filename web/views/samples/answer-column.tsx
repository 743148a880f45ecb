import { useState } from "react";
import { Loading } from "../../components/loading.tsx";
import { ProblemLine } from "../../components/sample-problems/sample-problems.tsx";
import { AttemptMarks } from "../../components/samples-table/attempt-marks.tsx";
import { Conversation } from "../../components/sample-view/conversation.tsx";
import { Verdict } from "../../components/sample-view/verdict.tsx";
import { TextDiff } from "../../components/text-diff/text-diff.tsx";
import {
  type ComparedRun,
  type LoadedComparison,
  meanOnLine,
  rowsOfLine,
} from "../../data/item-comparison.ts";
import { useSample } from "../../data/use-sample-parts.ts";
import { formatPlain } from "../../model/format-metric.ts";
import { cellOf } from "../../model/samples/number-column.ts";
import { outcomeOf } from "../../model/samples/sample-columns.ts";
import { useText } from "../../state/language.ts";
import { sampleDiffTexts } from "../../text/sample-diff.ts";
import { RunName } from "./run-name.tsx";
import type { DiffRun } from "./sample-diff-tab.tsx";
import styles from "./samples-tab.module.css";
import type { AnswerLook } from "./side-by-side.tsx";

interface Props {
  readonly run: DiffRun;
  /** Place of the run in the comparison; 0 is the baseline. */
  readonly position: number;
  readonly loaded: LoadedComparison;
  readonly line: number;
  readonly look: AnswerLook;
}

/** One run's answers to the item; with repeats one of them at a time. */
export function AnswerColumn({ run, position, loaded, line, look }: Props) {
  const text = useText(sampleDiffTexts);
  const [chosen, setChosen] = useState<number | null>(null);
  const compared = loaded.runs[position];
  const rows = rowsOfLine(loaded, position, line);
  const row = chosen ?? rows[0];
  const mean = meanOnLine(loaded, position, line);
  return (
    <article className={styles.answer} aria-label={run.runId}>
      <header className={styles.answerHead}>
        <RunName run={run} isBaseline={position === 0} />
        {compared && row !== undefined && rows.length > 1 && (
          <>
            <AttemptMarks attempts={attemptsOf(compared, rows)} open={row} onOpen={setChosen} />
            {!Number.isNaN(mean) && (
              <span className={styles.hint}>{text.meanOf(formatPlain(mean), rows.length)}</span>
            )}
          </>
        )}
      </header>
      {compared && row !== undefined ? (
        <Answer compared={compared} row={row} baseline={baselineOf(loaded, line)} look={look} />
      ) : (
        <p className={styles.hint}>{text.notAnswered}</p>
      )}
    </article>
  );
}

function attemptsOf({ outcome, words }: ComparedRun, rows: readonly number[]) {
  return rows.map((row) => ({
    row,
    outcome: outcomeOf(words, cellOf(outcome, row)) ?? "unscored",
  }));
}

interface Place {
  readonly compared: ComparedRun;
  readonly row: number;
}

function baselineOf(loaded: LoadedComparison, line: number): Place | null {
  const compared = loaded.runs[0];
  const row = rowsOfLine(loaded, 0, line)[0];
  return compared && row !== undefined ? { compared, row } : null;
}

interface AnswerProps extends Place {
  readonly baseline: Place | null;
  readonly look: AnswerLook;
}

function Answer({ compared, row, baseline, look }: AnswerProps) {
  const { reader } = compared;
  const opened = useSample(reader, row);
  if (opened.state === "loading") return <Loading />;
  if (opened.result.kind === "problem") {
    return (
      <p role="alert">
        <ProblemLine problem={opened.result.problem} />
      </p>
    );
  }
  const sample = opened.result.value;
  const isBaseline = baseline?.compared === compared;
  return (
    <>
      <Verdict sample={sample} withTarget={false} />
      {look === "diff" && baseline && !isBaseline ? (
        <AgainstBaseline baseline={baseline} answer={sample.prediction ?? ""} />
      ) : (
        <Conversation
          sample={sample}
          media={{ runFolder: reader.runFolder, version: reader.version }}
          look={look === "chat" ? "rendered" : "plain"}
          answerOnly
        />
      )}
    </>
  );
}

function AgainstBaseline({
  baseline,
  answer,
}: {
  readonly baseline: Place;
  readonly answer: string;
}) {
  const text = useText(sampleDiffTexts);
  const opened = useSample(baseline.compared.reader, baseline.row);
  if (opened.state === "loading" || opened.result.kind === "problem") return null;
  return (
    <TextDiff
      title={text.againstBaseline}
      before={opened.result.value.prediction ?? ""}
      after={answer}
      legend={{ removed: text.onlyBaseline, added: text.onlyRun }}
    />
  );
}
