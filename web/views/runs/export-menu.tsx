import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { download } from "../../components/download.ts";
import { Popover } from "../../components/popover.tsx";
import { exactTable, readableTable } from "../../model/runs/runs-text-table.ts";
import { toCsv, toMarkdown } from "../../model/table-text.ts";
import { useText } from "../../state/language.ts";
import { runsText } from "../../text/runs.ts";
import { columnLabel } from "./column-label.ts";
import styles from "./list-bar.module.css";
import type { RunList } from "./use-run-list.ts";

/** The shown runs and columns as a file. */
export function ExportMenu({ list }: { readonly list: RunList }) {
  const text = useText(runsText);
  const { sorted, shown, manifest } = list;
  const csv = () => toCsv(exactTable(sorted, shown, (column) => columnLabel(column, text)));
  const markdown = () =>
    toMarkdown(readableTable(sorted, shown, (column) => columnLabel(column, text), manifest));
  return (
    <Popover label={text.export} align="end">
      {() => (
        <div className={styles.chooser}>
          <Button onClick={() => download("runs.csv", "text/csv", csv())}>{text.exportCsv}</Button>
          <Button onClick={() => download("runs.md", "text/markdown", markdown())}>
            {text.exportMarkdown}
          </Button>
          <CopyButton label={text.copyMarkdown} text={markdown} />
          <p className={styles.hint}>{text.exportHint}</p>
        </div>
      )}
    </Popover>
  );
}
