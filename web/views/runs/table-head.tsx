import type { Header } from "@tanstack/react-table";
import type { BenchmarkColumn } from "../../model/runs/benchmark-column.ts";
import type { RunColumn } from "../../model/runs/run-column.ts";
import type { RunsSort } from "../../model/runs/runs-state.ts";
import { useText } from "../../state/language.ts";
import { type RunsText, runsText } from "../../text/runs.ts";
import { columnLabel } from "./column-label.ts";
import styles from "./runs-table.module.css";
import type { ColumnFeatures, Line } from "./use-column-widths.ts";

interface Props {
  readonly column: RunColumn;
  readonly header: Header<ColumnFeatures, Line> | undefined;
  readonly sort: RunsSort;
  readonly onSort: (sort: RunsSort) => void;
  readonly children?: React.ReactNode;
}

/** The head of a column: sorts on a click, and has a handle for its width. */
export function TableHead({ column, header, sort, onSort, children }: Props) {
  const text = useText(runsText);
  const label = columnLabel(column, text);
  const isSorted = sort.column === column.id;
  const isBenchmark = column.kind === "benchmark";
  const isNumber = isBenchmark || column.id === "step";
  const hint = isBenchmark ? benchmarkHint(column.benchmark, text) : label;
  return (
    <th
      scope="col"
      className={[
        column.id === "name" && styles.name,
        isNumber && styles.number,
        isBenchmark && styles.score,
      ]
        .filter(Boolean)
        .join(" ")}
      aria-sort={isSorted ? (sort.descending ? "descending" : "ascending") : undefined}
    >
      <div className={styles.head}>
        {children}
        <button
          type="button"
          className={styles.sort}
          title={hint}
          aria-label={text.sortBy(label)}
          onClick={() => onSort(nextSort(column, sort))}
        >
          <span className={styles.headLabel}>{breakable(label)}</span>
          <span className={styles.headNote}>
            {isBenchmark && benchmarkNote(column.benchmark)}
            <span className={styles.sortMark} aria-hidden="true">
              {isSorted ? (sort.descending ? "▼" : "▲") : ""}
            </span>
          </span>
        </button>
      </div>
      {header !== undefined && (
        <span
          className={styles.resize}
          role="presentation"
          title={text.resize(label)}
          data-resizing={header.column.getIsResizing() || undefined}
          onDoubleClick={() => header.column.resetSize()}
          onMouseDown={header.getResizeHandler()}
          onTouchStart={header.getResizeHandler()}
        />
      )}
    </th>
  );
}

/** A name of several words may break after each: "live_code_bench". */
function breakable(label: string): string {
  return label.replaceAll(/[_\-/.]/gu, "$&\u200B");
}

/** A first click shows the best, the newest or the largest first; words start at A. */
function nextSort(column: RunColumn, sort: RunsSort): RunsSort {
  if (sort.column === column.id) return { ...sort, descending: !sort.descending };
  const descending =
    column.kind === "benchmark"
      ? column.benchmark.semantics?.direction !== "lower"
      : column.id === "start" || column.id === "step";
  return { column: column.id, descending };
}

function benchmarkNote({ semantics }: BenchmarkColumn): string {
  const direction = { higher: "↑", lower: "↓", none: "" }[semantics?.direction ?? "none"];
  return [semantics?.display.unit, direction].filter(Boolean).join(" ");
}

function benchmarkHint(
  { label, metric, semantics, runs }: BenchmarkColumn,
  text: RunsText,
): string {
  const direction = { higher: text.betterHigher, lower: text.betterLower, none: null };
  return [label, metric, direction[semantics?.direction ?? "none"], text.runsWithValue(runs)]
    .filter((part) => part !== null)
    .join(" · ");
}
