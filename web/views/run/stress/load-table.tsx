import type { LoadPoint } from "@evalsite/protocol";
import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { cell, DataTable } from "../../../components/data-table/data-table.tsx";
import { digits, formatCount } from "../../../model/format-quantity.ts";
import { metricColumns, wellKnown } from "../../../model/stress/load-points.ts";
import { formatStress, stressUnit } from "../../../model/stress/stress-quantity.ts";
import { useText } from "../../../state/language.ts";
import { stressTexts } from "../../../text/stress.ts";
import { MetricHead } from "./metric-head.tsx";
import styles from "./stress.module.css";

/** One line a load point: the load, how many requests went well, and what was measured. */
export function LoadTable({ points }: { readonly points: readonly LoadPoint[] }) {
  const text = useText(stressTexts);
  const [showAll, setShowAll] = useState(false);
  const all = metricColumns(points.map((point) => point.metrics));
  const columns = (showAll ? all : all.filter((name) => wellKnown.has(name))).map((name) => ({
    name,
    unit: stressUnit(
      name,
      points.flatMap((point) => point.metrics[name] ?? []),
    ),
  }));
  return (
    <>
      <DataTable label={text.title} pinned>
        <thead>
          <tr>
            <th scope="col">{text.point}</th>
            <th scope="col" className={cell.number}>
              {text.concurrency}
            </th>
            <th scope="col" className={cell.number}>
              {text.rate}
            </th>
            <th scope="col" className={cell.number}>
              {text.succeeded}
            </th>
            <th scope="col" className={cell.number}>
              {text.failed}
            </th>
            {columns.map((column) => (
              <MetricHead key={column.name} {...column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.name}>
              <th scope="row" className={styles.nowrap}>
                {point.name}
              </th>
              <td className={cell.number}>{point.concurrency ?? "—"}</td>
              <td className={cell.number}>
                {point.request_rate === null ? text.unlimited : digits(point.request_rate)}
              </td>
              <td className={cell.number}>{countText(point.requests.succeeded)}</td>
              <td className={`${cell.number} ${point.requests.failed ? styles.failed : ""}`}>
                {countText(point.requests.failed)}
              </td>
              {columns.map(({ name, unit }) => (
                <td key={name} className={cell.number}>
                  {formatStress(point.metrics[name], unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
      {points.some(({ streamed }) => streamed === false) && (
        <p className={styles.quiet}>{text.notStreamed}</p>
      )}
      {all.some((name) => !wellKnown.has(name)) && (
        <Button look="quiet" className={styles.more} onClick={() => setShowAll(!showAll)}>
          {showAll ? text.fewer : text.all(all.length)}
        </Button>
      )}
    </>
  );
}

function countText(count: number | null): string {
  return count === null ? "—" : formatCount(count);
}
