import { type RowSort, rowOrder } from "../../model/samples/samples-query.ts";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import { columnTitle } from "../samples-table/column-title.ts";
import styles from "./sample-filters.module.css";

interface Props {
  readonly sort: RowSort;
  readonly onSort: (sort: RowSort) => void;
}

/** An order that no head of the table shows, with a way back to that of the file. */
export function SortToken({ sort, onSort }: Props) {
  const text = useText(samples);
  const label = text.sortedBy(columnTitle(text, sort.column));
  const arrow = sort.descending ? "▼" : "▲";
  const direction = sort.descending ? text.descending : text.ascending;
  return (
    <button
      type="button"
      className={styles.token}
      aria-label={text.sortedHelp(label, direction)}
      title={text.unsort}
      onClick={() => onSort(rowOrder)}
    >
      <bdi>{label}</bdi>
      <span aria-hidden="true">{arrow}</span>
      <span aria-hidden="true">×</span>
    </button>
  );
}
