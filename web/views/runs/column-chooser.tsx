import { Button } from "../../components/button.tsx";
import { CheckList } from "../../components/check-list/check-list.tsx";
import { Popover } from "../../components/popover.tsx";
import type { FigureKind } from "../../model/runs/figure-column.ts";
import type { RunColumn } from "../../model/runs/run-column.ts";
import { useText } from "../../state/language.ts";
import { runsText } from "../../text/runs.ts";
import { columnLabel } from "./column-label.ts";
import styles from "./list-bar.module.css";
import { OnOpen } from "./on-open.tsx";

interface Props {
  readonly columns: readonly RunColumn[];
  readonly shown: readonly RunColumn[];
  /** null: the usual columns. */
  readonly onChoose: (ids: readonly string[] | null) => void;
  /** Called when it opens: only then is it read which series and hyper-parameters there are. */
  readonly onOpen: () => void;
}

/** Which columns are shown; the name always is. */
export function ColumnChooser({ columns, shown, onChoose, onOpen }: Props) {
  const text = useText(runsText);
  const checked = shown.map(({ id }) => id);
  const choosable = columns.filter(
    (column) => column.id !== "name" && !(column.kind === "figure" && column.what === "delta"),
  );
  const part = (kind: "plain" | "benchmark") => choosable.filter((column) => column.kind === kind);
  const figures = (isOf: (what: FigureKind) => boolean) =>
    choosable.filter((column) => column.kind === "figure" && isOf(column.what));
  const list = (label: string, some: readonly RunColumn[]) =>
    some.length > 0 && (
      <section>
        <h3 className={styles.heading}>{label}</h3>
        <CheckList
          label={label}
          options={some.map((column) => ({
            value: column.id,
            label: columnLabel(column, text),
            note: noteOf(column),
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
          <OnOpen onOpen={onOpen} />
          <div className={styles.buttons}>
            <Button
              onClick={() =>
                onChoose(choosable.filter(({ kind }) => kind !== "figure").map(({ id }) => id))
              }
            >
              {text.all}
            </Button>
            <Button onClick={() => onChoose([])}>{text.noneShown}</Button>
            <Button onClick={() => onChoose(null)}>{text.usual}</Button>
          </div>
          {list(
            text.compositeHeading,
            figures((what) => what === "composite"),
          )}
          {list(text.benchmarks, part("benchmark"))}
          {list(
            text.training,
            figures((what) => what !== "composite" && what !== "param"),
          )}
          {list(
            text.settings,
            figures((what) => what === "param"),
          )}
          {list(text.details, part("plain"))}
        </div>
      )}
    </Popover>
  );
}

function noteOf(column: RunColumn): number | undefined {
  if (column.kind === "benchmark") return column.benchmark.runs;
  return column.kind === "figure" ? (column.runs ?? undefined) : undefined;
}
