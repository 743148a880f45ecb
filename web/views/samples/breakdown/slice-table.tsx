import type { MetricSemantics } from "@evalsite/protocol";
import Link from "next/link";
import { DataTable, cell } from "../../../components/data-table/data-table.tsx";
import type { RankedSlice, Slice } from "../../../model/breakdown/slices.ts";
import { formatMetric, formatMetricNumber, formatSigned } from "../../../model/format-metric.ts";
import { formatCount } from "../../../model/format-quantity.ts";
import { useText } from "../../../state/language.ts";
import { breakdownTexts } from "../../../text/breakdown.ts";
import styles from "./breakdown.module.css";
import { fieldLabel, groupLabel } from "./group-label.ts";

interface Props {
  readonly found: readonly RankedSlice[];
  readonly semantics: MetricSemantics;
  /** What the mean is held against: the other items, or the baseline. */
  readonly against: "rest" | "baseline";
  readonly hrefOf: (slice: Slice) => string | null;
}

/** The slices that stand out, each with what makes it stand out; each leads to its items. */
export function SliceTable({ found, semantics, against, hrefOf }: Props) {
  const text = useText(breakdownTexts);
  const { slices } = text;
  const titles =
    against === "rest"
      ? [slices.n, slices.mean, slices.rest]
      : [slices.n, slices.after, slices.before];
  return (
    <DataTable label={text.views.slices} pinned>
      <thead>
        <tr>
          <th scope="col">{slices.slice}</th>
          {[...titles, slices.difference, slices.interval, slices.q].map((title) => (
            <th key={title} scope="col" className={cell.number}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.map(({ slice, q }) => {
          const href = hrefOf(slice);
          const name = <SliceName parts={slice.parts} />;
          return (
            <tr key={JSON.stringify(slice.parts)}>
              <th scope="row" className={styles.parts}>
                {href === null ? name : <Link href={href}>{name}</Link>}
              </th>
              <td className={cell.number}>{formatCount(slice.n)}</td>
              <td className={cell.number}>{formatMetric(slice.mean, semantics)}</td>
              <td className={cell.number}>{formatMetric(slice.other, semantics)}</td>
              <td className={`${cell.number} ${toneOf(slice, semantics)}`}>
                {formatSigned(slice.difference, semantics)}
              </td>
              <td className={cell.number}>
                {slice.interval !== null &&
                  `[${formatMetricNumber(slice.interval.low, semantics)}, ${formatMetricNumber(slice.interval.high, semantics)}]`}
              </td>
              <td className={cell.number}>{formatQ(q)}</td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

function SliceName({ parts }: Pick<Slice, "parts">) {
  const text = useText(breakdownTexts);
  return parts.map(({ field, group }, at) => (
    <span key={field}>
      {at > 0 && <span className={styles.and}>{text.slices.and}</span>}
      <bdi>{`${fieldLabel(text, field)}: ${groupLabel(text, group)}`}</bdi>
    </span>
  ));
}

function toneOf({ difference }: Slice, { direction }: MetricSemantics): string {
  if (direction === "none") return "";
  return (difference > 0 === (direction === "higher") ? styles.good : styles.bad) ?? "";
}

function formatQ(q: number): string {
  return q < 0.001 ? "< 0.001" : q.toFixed(3);
}
