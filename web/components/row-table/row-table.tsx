// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows lie where transforms put them; the elements of
// a real table lose their meaning for screen readers when they are laid out like that.
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import styles from "./row-table.module.css";
import { useScaledScroll } from "./use-scaled-scroll.ts";

export interface RowColumn {
  readonly id: string;
  readonly header: ReactNode;
  /** The least width in pixels; together they say when the table scrolls sideways. */
  readonly leastPx: number;
  /** Of the room that is left; null: it is as wide as that and no wider. */
  readonly share: number | null;
  readonly align?: "start" | "end";
  /** Stays in view when the table scrolls sideways; of the first column only. */
  readonly isFixed?: boolean;
  readonly sort?: {
    readonly direction: "ascending" | "descending" | null;
    readonly onSort: () => void;
  };
}

interface Props {
  readonly label: string;
  readonly columns: readonly RowColumn[];
  /** Rows in all; only those in view are rendered. */
  readonly count: number;
  readonly renderCell: (index: number, column: string) => ReactNode;
  readonly rowKey: (index: number) => string | number;
  /** Index of the open row; null when none is. */
  readonly selected: number | null;
  readonly onSelect: (index: number) => void;
  /** Told which rows are in view, so that they can be fetched. */
  readonly onView?: (first: number, end: number) => void;
  /** A new identity scrolls back to the top: another filter, another order. */
  readonly listId: unknown;
}

const rowPx = 32;
const headPx = 30;

/** A table of any number of rows: sticky head, rows of one height, keyboard, sorting by head. */
export function RowTable(props: Props) {
  const { label, columns, count, selected, onSelect, onView, listId } = props;
  const scroll = useScaledScroll(count, rowPx, headPx);
  const { first, end } = scroll.inView;

  useEffect(() => {
    onView?.(first, end);
  }, [onView, first, end]);

  const lastList = useRef(listId);
  useEffect(() => {
    if (lastList.current !== listId) scroll.toTop();
    lastList.current = listId;
    if (selected !== null && scroll.isMeasured) scroll.showRow(selected);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when there is something new to show
  }, [selected, listId, scroll.isMeasured]);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || count === 0) return;
    event.preventDefault();
    const next = selected === null ? first : selected + step;
    onSelect(Math.min(Math.max(next, 0), count - 1));
  }

  const template = {
    gridTemplateColumns: columns.map(trackOf).join(" "),
    minInlineSize: `${columns.reduce((sum, column) => sum + column.leastPx, 0)}px`,
  };
  const indexes = Array.from({ length: end - first }, (_, at) => first + at);
  return (
    <div
      ref={scroll.scroller}
      className={styles.scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      tabIndex={0}
      onScroll={scroll.onScroll}
      onKeyDown={onKeyDown}
    >
      <div className={styles.head} style={template} role="row" aria-rowindex={1}>
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} />
        ))}
      </div>
      <div
        className={styles.body}
        style={{ blockSize: scroll.heightPx, minInlineSize: template.minInlineSize }}
        role="presentation"
      >
        {indexes.map((index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid handles the keys
          <div
            key={props.rowKey(index)}
            className={styles.row}
            style={{ ...template, transform: `translateY(${scroll.rowTop(index)}px)` }}
            role="row"
            aria-rowindex={index + 2}
            aria-selected={index === selected}
            onClick={() => onSelect(index)}
          >
            {columns.map((column) => (
              <div key={column.id} className={classOf(styles.cell, column)} role="gridcell">
                {props.renderCell(index, column.id)}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function trackOf({ leastPx, share }: RowColumn): string {
  return share === null ? `${leastPx}px` : `minmax(${leastPx}px, ${share}fr)`;
}

function classOf(kind: string | undefined, { align, isFixed }: RowColumn): string {
  return [kind, align === "end" && styles.end, isFixed === true && styles.fixed]
    .filter(Boolean)
    .join(" ");
}

function HeadCell({ column }: { readonly column: RowColumn }) {
  const { sort } = column;
  const className = classOf(styles.headCell, column);
  if (!sort) {
    return (
      <div className={className} role="columnheader">
        {column.header}
      </div>
    );
  }
  return (
    <div className={className} role="columnheader" aria-sort={sort.direction ?? "none"}>
      <button type="button" className={styles.sort} onClick={sort.onSort}>
        {column.header}
        <span className={styles.arrow} aria-hidden="true">
          {sort.direction === null ? "" : sort.direction === "ascending" ? "▲" : "▼"}
        </span>
      </button>
    </div>
  );
}
