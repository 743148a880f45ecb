import type { LoadPoint } from "@evalsite/protocol";
import { cell, DataTable } from "../../../components/data-table/data-table.tsx";
import { metricColumns } from "../../../model/stress/load-points.ts";
import { formatStress, stressUnit } from "../../../model/stress/stress-quantity.ts";
import { useText } from "../../../state/language.ts";
import { stressTexts } from "../../../text/stress.ts";
import { MetricHead } from "./metric-head.tsx";
import styles from "./stress.module.css";

/** The percentiles of each load point, folded. */
export function PercentileTables({ points }: { readonly points: readonly LoadPoint[] }) {
  const text = useText(stressTexts);
  return points
    .filter((point) => point.percentiles.length > 0)
    .map((point) => (
      <details key={point.name} className={styles.fold}>
        <summary>{text.percentiles(point.name)}</summary>
        <PercentileTable point={point} />
      </details>
    ));
}

function PercentileTable({ point }: { readonly point: LoadPoint }) {
  const text = useText(stressTexts);
  const rows = point.percentiles;
  const columns = metricColumns(rows.map((row) => row.values)).map((name) => ({
    name,
    unit: stressUnit(
      name,
      rows.flatMap((row) => row.values[name] ?? []),
    ),
  }));
  return (
    <DataTable label={text.percentiles(point.name)} pinned>
      <thead>
        <tr>
          <th scope="col">{text.percentile}</th>
          {columns.map((column) => (
            <MetricHead key={column.name} {...column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            {columns.map(({ name, unit }) => (
              <td key={name} className={cell.number}>
                {formatStress(row.values[name], unit)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
