import type { JsonValue, SuiteSummary } from "@evalsite/protocol";
import { cell, DataTable } from "../../../components/data-table/data-table.tsx";
import { valueText } from "../../../model/config/config-tree.ts";
import { digits } from "../../../model/format-quantity.ts";
import { useText } from "../../../state/language.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";
import { Block } from "./block.tsx";
import styles from "./benchmarks.module.css";

/** Tables across the data sets of a collection, as the report has them. */
export function BreakdownTables({ breakdowns }: Pick<SuiteSummary, "breakdowns">) {
  const text = useText(benchmarkTexts).details;
  if (breakdowns.length === 0) return null;
  return (
    <Block title={text.breakdowns}>
      <div className={styles.columns}>
        {breakdowns.map(({ name, rows }) => (
          <div key={name}>
            <h4 className={styles.subtitle}>{text.breakdown[name] ?? name}</h4>
            <BreakdownTable name={name} rows={rows} />
          </div>
        ))}
      </div>
    </Block>
  );
}

type Rows = SuiteSummary["breakdowns"][number]["rows"];

function BreakdownTable({ name, rows }: { readonly name: string; readonly rows: Rows }) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const isNumber = (column: string): boolean =>
    rows.every((row) => typeof row[column] === "number");
  return (
    <DataTable label={name}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={isNumber(column) ? cell.number : undefined}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={JSON.stringify(row)}>
            {columns.map((column) => (
              <td key={column} className={isNumber(column) ? cell.number : undefined}>
                {cellText(row[column])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function cellText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return "—";
  return typeof value === "number" ? digits(value) : valueText(value);
}
