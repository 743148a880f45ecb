import { MessageBox } from "../../components/sample-view/conversation.tsx";
import { LongText } from "../../components/long-text/long-text.tsx";
import { type LoadedComparison, rowsOfLine } from "../../data/item-comparison.ts";
import { useSample } from "../../data/use-sample-parts.ts";
import { splitAtAnswer } from "../../model/samples/sample-messages.ts";
import { useText } from "../../state/language.ts";
import { sampleTexts } from "../../text/sample.ts";
import styles from "./samples-tab.module.css";

interface Props {
  readonly loaded: LoadedComparison;
  readonly line: number;
}

/** What was asked, as the first run with this item saw it, and the target. Stays in view. */
export function SharedQuestion({ loaded, line }: Props) {
  const run = loaded.runs.findIndex((_, at) => rowsOfLine(loaded, at, line).length > 0);
  const reader = loaded.runs[run]?.reader;
  const row = rowsOfLine(loaded, run, line)[0];
  return reader && row !== undefined ? <Question reader={reader} row={row} /> : null;
}

interface QuestionProps {
  readonly reader: LoadedComparison["runs"][number]["reader"];
  readonly row: number;
}

function Question({ reader, row }: QuestionProps) {
  const text = useText(sampleTexts);
  const opened = useSample(reader, row);
  if (opened.state === "loading" || opened.result.kind === "problem") return null;
  const sample = opened.result.value;
  const media = { runFolder: reader.runFolder, version: reader.version };
  return (
    <div className={styles.question}>
      <ol className={styles.asked}>
        {splitAtAnswer(sample).question.map((message, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- messages have no identity but their place
          <MessageBox key={at} message={message} media={media} look="rendered" />
        ))}
      </ol>
      <div className={styles.wanted}>
        <span className={styles.hint}>{text.target}</span>
        {sample.target === null ? (
          <span className={styles.hint}>{text.noTarget}</span>
        ) : (
          <LongText text={sample.target} look="plain" />
        )}
      </div>
    </div>
  );
}
