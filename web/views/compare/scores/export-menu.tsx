import { Button } from "../../../components/button.tsx";
import { CopyButton } from "../../../components/copy-button.tsx";
import { download } from "../../../components/download.ts";
import { Popover } from "../../../components/popover.tsx";
import type { Against, ComparedRow } from "../../../model/comparison/compared-rows.ts";
import {
  exactComparison,
  readableComparison,
} from "../../../model/comparison/comparison-export.ts";
import { latexBold, toLatex } from "../../../model/latex-table.ts";
import { toCsv, toMarkdown } from "../../../model/table-text.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import { verdictTexts } from "../../../text/verdict.ts";
import type { ComparedRun } from "../compared-run.ts";
import styles from "./matrix.module.css";
import { verdictWords } from "../../../text/verdict-words.ts";

interface Props {
  readonly rows: readonly ComparedRow[];
  /** The baseline first. */
  readonly runs: readonly ComparedRun[];
}

/** The comparison as a file or on the clipboard. */
export function ExportMenu({ rows, runs }: Props) {
  const text = useText(compareTexts).scores;
  const words = useText(verdictTexts);
  const heads = { benchmark: text.benchmark, metric: text.metric, verdict: words.verdict };
  const columns = runs.map(({ runId, mark }) => ({ runId, letter: mark.letter }));
  const verdictOf = ({ judgement }: Against, { semantics }: ComparedRow["row"]) =>
    verdictWords(judgement.verdict, semantics, words);
  const csv = (): string => toCsv(exactComparison(rows, columns, heads));
  const readable = (bold: (cell: string) => string) =>
    readableComparison(rows, columns, heads, verdictOf, bold);
  const markdown = (): string => toMarkdown(readable((value) => `**${value}**`));
  const latex = (): string => toLatex(readable(latexBold));
  return (
    <Popover label={text.export} align="end">
      {() => (
        <div className={styles.export}>
          <Button onClick={() => download("comparison.csv", "text/csv", csv())}>{text.csv}</Button>
          <Button onClick={() => download("comparison.md", "text/markdown", markdown())}>
            {text.markdown}
          </Button>
          <Button onClick={() => download("comparison.tex", "text/x-tex", latex())}>
            {text.latex}
          </Button>
          <CopyButton label={text.copyMarkdown} text={markdown} />
          <CopyButton label={text.copyLatex} text={latex} />
          <p className={styles.quiet}>{text.exportNote}</p>
        </div>
      )}
    </Popover>
  );
}
