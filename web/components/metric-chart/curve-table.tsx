import { useMemo, useState } from "react";
import { positionText } from "../../model/curves/axis-ticks.ts";
import { formatValue } from "../../model/curves/curve-numbers.ts";
import { lowerBound } from "../../model/curves/search-sorted.ts";
import { type CurveColumn, curveTable } from "../../model/curves/curve-table.ts";
import type { Range } from "../../model/curves/curve-range.ts";
import type { Curve } from "../../model/curves/curve.ts";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { curveTexts } from "../../text/curves.ts";
import { Button } from "../button.tsx";
import type { ChartSettings } from "./chart-settings.ts";
import styles from "./curve-table.module.css";

const PAGE = 50;

interface Props {
  readonly name: string;
  readonly curves: readonly Curve[];
  readonly settings: ChartSettings;
  readonly xLabel: string;
  readonly zoom: Range | null;
}

/** The chart's numbers in full resolution, a page at a time; it opens where the chart is zoomed to. */
export function CurveTable({ name, curves, settings, xLabel, zoom }: Props) {
  const text = useText(curveTexts);
  const { missing } = useText(common);
  const table = useMemo(() => curveTable(curves), [curves]);
  const pages = Math.max(1, Math.ceil(table.xs.length / PAGE));
  const [wanted, setPage] = useState(() =>
    zoom === null ? 0 : Math.floor(lowerBound(table.xs, zoom[0]) / PAGE),
  );
  const page = Math.min(wanted, pages - 1);
  const rows = table.xs.slice(page * PAGE, (page + 1) * PAGE);
  const head = (column: CurveColumn) => {
    const label = curves[column.curve]?.run.label ?? "";
    const kind = text.chart[column.kind === "smoothed" ? "smoothed" : "raw"];
    const isAlone = table.columns.length === 1;
    if (curves.length === 1) return isAlone ? text.chart.value : kind;
    return settings.smoothing > 0 ? `${label} (${kind})` : label;
  };
  return (
    <div className={styles.frame}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={name}>
        <table className={styles.table}>
          <caption className="visually-hidden">
            {text.table.caption(name, table.xs.length.toLocaleString("en-US"))}
          </caption>
          <thead>
            <tr>
              <th scope="col">{xLabel}</th>
              {table.columns.map((column) => (
                <th key={`${column.curve} ${column.kind}`} scope="col">
                  {head(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((x, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- positions may repeat
              <tr key={`${x} ${i}`}>
                <th scope="row">{positionText(x, settings.axis)}</th>
                {table.columns.map((column) => {
                  const cell = column.cells[page * PAGE + i];
                  return (
                    <td key={`${column.curve} ${column.kind}`}>
                      {cell === undefined || cell === null ? missing : formatValue(cell)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Sources curves={curves} />
      {pages > 1 && <Pages page={page} pages={pages} onPage={setPage} />}
    </div>
  );
}

/** The logs in which these numbers stand. */
function Sources({ curves }: { readonly curves: readonly Curve[] }) {
  const text = useText(curveTexts).table;
  const files = new Set(curves.flatMap(({ source }) => source ?? []));
  return files.size === 0 ? null : (
    <p className={styles.sources}>{text.source([...files].join(", "))}</p>
  );
}

interface PagesProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

function Pages({ page, pages, onPage }: PagesProps) {
  const text = useText(curveTexts).table;
  return (
    <div className={styles.pages}>
      <Button look="quiet" disabled={page === 0} onClick={() => onPage(0)}>
        {text.first}
      </Button>
      <Button look="quiet" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {text.previous}
      </Button>
      <span aria-live="polite">{text.page(String(page + 1), pages.toLocaleString("en-US"))}</span>
      <Button look="quiet" disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        {text.next}
      </Button>
      <Button look="quiet" disabled={page === pages - 1} onClick={() => onPage(pages - 1)}>
        {text.last}
      </Button>
    </div>
  );
}
