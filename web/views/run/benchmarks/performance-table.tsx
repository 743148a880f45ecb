import type { Performance } from "@evalsite/protocol";
import { BoxStrip } from "../../../components/box-strip/box-strip.tsx";
import { cell, DataTable } from "../../../components/data-table/data-table.tsx";
import { boxMarks, distributionColumns } from "../../../model/charts/box-marks.ts";
import { digits, formatCount, formatSeconds, formatShare } from "../../../model/format-quantity.ts";
import { useText } from "../../../state/language.ts";
import { benchmarkTexts } from "../../../text/benchmarks.ts";
import { Block } from "./block.tsx";
import styles from "./benchmarks.module.css";

const rows = ["latency_s", "ttft_s", "tpot_s", "input_tokens", "output_tokens"] as const;

/** How long the answers took and how many tokens they used, as distributions. */
export function PerformanceTable({ performance }: { readonly performance: Performance }) {
  const text = useText(benchmarkTexts).performance;
  const known = rows.flatMap((name) => {
    const values = performance[name];
    return values === null ? [] : [{ name, values }];
  });
  if (known.length === 0) return null;
  const columns = distributionColumns(known.map((row) => row.values));
  return (
    <Block title={text.title}>
      <DataTable label={text.title} pinned>
        <thead>
          <tr>
            <th scope="col">{text.quantity}</th>
            <th scope="col" title={text.boxNote}>
              {text.distribution}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={cell.number}>
                {text.columns[column] ?? column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {known.map(({ name, values }) => (
            <tr key={name}>
              <th scope="row" className={styles.nowrap}>
                {text.rows[name]}
              </th>
              <td className={styles.track}>
                <Strip values={values} />
              </td>
              {columns.map((column) => (
                <td key={column} className={cell.number}>
                  {format(name, values[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p className={styles.note}>{summarySentence(performance, text)}</p>
    </Block>
  );
}

function Strip({ values }: { readonly values: Readonly<Record<string, number>> }) {
  const marks = boxMarks(values);
  return marks === null ? null : <BoxStrip marks={marks} />;
}

function format(name: (typeof rows)[number], value: number | undefined): string {
  if (value === undefined) return "—";
  return name.endsWith("_s") ? formatSeconds(value) : digits(value);
}

type Text = (typeof benchmarkTexts)["en"]["performance"];

function summarySentence(performance: Performance, text: Text): string {
  const { requests, coverage, output_tokens_per_s: tokens, requests_per_s: rate } = performance;
  return [
    ...(requests === null ? [] : [text.requests(formatCount(requests))]),
    ...(coverage === null ? [] : [text.coverage(formatShare(coverage))]),
    ...(tokens === null ? [] : [text.tokensPerSecond(digits(tokens))]),
    ...(rate === null ? [] : [text.requestsPerSecond(digits(rate))]),
  ].join(" · ");
}
