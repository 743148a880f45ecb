import Link from "next/link";
import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { DataTable, cell } from "../../../components/data-table/data-table.tsx";
import { formatCount } from "../../../model/format-quantity.ts";
import { useText } from "../../../state/language.ts";
import { breakdownTexts } from "../../../text/breakdown.ts";
import styles from "./breakdown.module.css";

/** Lines shown before the reader asks for more, and how many more that gives. */
const few = 100;
const more = 1000;

interface Props<Line> {
  readonly lines: readonly Line[];
  /** What the lines are: a field, or benchmarks. */
  readonly title: string;
  /** What is counted in the second column. */
  readonly counted: string;
  /** Heads of the further columns. */
  readonly heads: React.ReactNode;
  readonly nameOf: (line: Line) => string;
  /** Where a line as a whole leads; null, or none: nowhere. */
  readonly hrefOf?: (line: Line) => string | null;
  readonly countOf: (line: Line) => number;
  /** Cells of the further columns. */
  readonly renderCells: (line: Line) => React.ReactNode;
}

/** A line a group, the first few of very many: its name, how many it has, and what is told of it. */
export function GroupTable<Line extends { readonly group: number | null }>(props: Props<Line>) {
  const { lines, title, counted, heads, nameOf, hrefOf, countOf, renderCells } = props;
  const text = useText(breakdownTexts);
  const [most, setMost] = useState(few);
  return (
    <>
      <DataTable label={title} pinned>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" className={cell.number}>
              {counted}
            </th>
            {heads}
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, most).map((line) => {
            const [name, href] = [nameOf(line), hrefOf?.(line) ?? null];
            return (
              <tr
                key={line.group ?? "all"}
                className={line.group === null ? styles.all : undefined}
              >
                <th scope="row" className={styles.name}>
                  <bdi>{href === null ? name : <Link href={href}>{name}</Link>}</bdi>
                </th>
                <td className={cell.number}>{formatCount(countOf(line))}</td>
                {renderCells(line)}
              </tr>
            );
          })}
        </tbody>
      </DataTable>
      {lines.length > most && (
        <p>
          <Button onClick={() => setMost(most + more)}>
            {text.more(formatCount(Math.min(more, lines.length - most)))}
          </Button>
        </p>
      )}
    </>
  );
}
