import { Button } from "../../components/button.tsx";
import { CheckList } from "../../components/check-list/check-list.tsx";
import { Popover } from "../../components/popover.tsx";
import type { RunColumn } from "../../model/runs/run-column.ts";
import { useText } from "../../state/language.ts";
import { runsText } from "../../text/runs.ts";
import { columnLabel } from "./column-label.ts";
import styles from "./list-bar.module.css";

interface Props {
  readonly columns: readonly RunColumn[];
  readonly shown: readonly RunColumn[];
  /** null: the usual columns. */
  readonly onChoose: (ids: readonly string[] | null) => void;
}

/** Which columns are shown; the name always is. */
export function ColumnChooser({ columns, shown, onChoose }: Props) {
  const text = useText(runsText);
  const checked = shown.map(({ id }) => id);
  const part = (kind: RunColumn["kind"]) =>
    columns.filter((column) => column.kind === kind && column.id !== "name");
  const list = (label: string, some: readonly RunColumn[]) => (
    <section>
      <h3 className={styles.heading}>{label}</h3>
      <CheckList
        label={label}
        options={some.map((column) => ({
          value: column.id,
          label: columnLabel(column, text),
          note: column.kind === "benchmark" ? column.benchmark.runs : undefined,
        }))}
        checked={checked}
        onChange={onChoose}
        findLabel={text.findValue}
        moreLabel={text.moreValues}
      />
    </section>
  );
  return (
    <Popover label={text.columns} align="end">
      {() => (
        <div className={styles.chooser}>
          <div className={styles.buttons}>
            <Button onClick={() => onChoose(columns.map(({ id }) => id))}>{text.all}</Button>
            <Button onClick={() => onChoose([])}>{text.noneShown}</Button>
            <Button onClick={() => onChoose(null)}>{text.usual}</Button>
          </div>
          {list(text.benchmarks, part("benchmark"))}
          {list(text.details, part("plain"))}
        </div>
      )}
    </Popover>
  );
}
