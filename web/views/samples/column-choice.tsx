import { Button } from "../../components/button.tsx";
import { Popover } from "../../components/popover.tsx";
import { Check } from "../../components/sample-filters/word-choice.tsx";
import { columnTitle } from "../../components/samples-table/column-title.ts";
import type { TableColumn } from "../../model/samples/table-columns.ts";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import styles from "./samples-tab.module.css";

interface Props {
  readonly columns: readonly TableColumn[];
  readonly chosen: readonly string[];
  /** Null: the usual columns. */
  readonly onChoose: (columns: readonly string[] | null) => void;
}

/** Which columns the table has. */
export function ColumnChoice({ columns, chosen, onChoose }: Props) {
  const text = useText(samples);
  const toggle = (id: string) => {
    const next = columns
      .map((column) => column.id)
      .filter((other) => {
        return (other === id) !== chosen.includes(other);
      });
    onChoose(next);
  };
  return (
    <Popover label={text.columns} align="end">
      {() => (
        <div className={styles.choice}>
          {columns.map((column) => (
            <Check
              key={column.id}
              label={column.id === "row" ? text.column.row : columnTitle(text, column.id)}
              isChecked={chosen.includes(column.id)}
              onToggle={() => toggle(column.id)}
            />
          ))}
          <Button look="quiet" onClick={() => onChoose(null)}>
            {text.usualColumns}
          </Button>
        </div>
      )}
    </Popover>
  );
}
