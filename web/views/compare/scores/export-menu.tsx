import { Button } from "../../../components/button.tsx";
import { CopyButton } from "../../../components/copy-button.tsx";
import { download } from "../../../components/download.ts";
import { Popover } from "../../../components/popover.tsx";
import { latexBold, toLatex } from "../../../model/latex-table.ts";
import { exactMatrix, readableMatrix } from "../../../model/scores/matrix-export.ts";
import type { MatrixRow } from "../../../model/scores/score-matrix.ts";
import { toCsv, toMarkdown } from "../../../model/table-text.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import styles from "./matrix.module.css";

interface Props {
  readonly rows: readonly MatrixRow[];
  readonly runIds: readonly string[];
}

/** The matrix as a file or on the clipboard. */
export function ExportMenu({ rows, runIds }: Props) {
  const text = useText(compareTexts).scores;
  const heads = { benchmark: text.benchmark, metric: text.metric };
  const csv = (): string => toCsv(exactMatrix(rows, runIds, heads));
  const markdown = (): string =>
    toMarkdown(readableMatrix(rows, runIds, heads, (value) => `**${value}**`));
  const latex = (): string => toLatex(readableMatrix(rows, runIds, heads, latexBold));
  return (
    <Popover label={text.export} align="end">
      {() => (
        <div className={styles.export}>
          <Button onClick={() => download("scores.csv", "text/csv", csv())}>{text.csv}</Button>
          <Button onClick={() => download("scores.md", "text/markdown", markdown())}>
            {text.markdown}
          </Button>
          <Button onClick={() => download("scores.tex", "text/x-tex", latex())}>
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
