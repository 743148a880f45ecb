import type { MetricSemantics } from "@evalsite/protocol";
import Link from "next/link";
import { cell } from "../../../components/data-table/data-table.tsx";
import { ForestCell } from "../../../components/forest/forest-cell.tsx";
import type { Against } from "../../../model/comparison/compared-rows.ts";
import { type ForestAxis, forestMark } from "../../../model/comparison/forest-scale.ts";
import { formatMetric, formatSigned } from "../../../model/format-metric.ts";
import { formatCount } from "../../../model/format-quantity.ts";
import { useText } from "../../../state/language.ts";
import { type VerdictText, verdictTexts } from "../../../text/verdict.ts";
import type { ComparedRun } from "../compared-run.ts";
import { itemsAddress } from "./item-links.ts";
import { formatP, verdictWords } from "../../../text/verdict-words.ts";
import styles from "./verdict.module.css";

/** What is the same for all lines of the table. */
export interface LineRuns {
  /** The baseline first. */
  readonly runs: readonly ComparedRun[];
  /** Position of the run whose differences are drawn. */
  readonly against: number;
  readonly axis: ForestAxis;
}

interface Props {
  readonly line: LineRuns;
  readonly suite: string;
  /** Of a part; empty: the whole benchmark. */
  readonly subsets: readonly string[];
  readonly semantics: MetricSemantics;
  /** Null: there is nothing to compare. */
  readonly found: Against | null;
  readonly isPending: boolean;
}

/** Difference, interval on the common axis, q, n, won and lost, and the verdict in words. Every number leads to its items. */
export function VerdictCells({ line, suite, subsets, semantics, found, isPending }: Props) {
  const text = useText(verdictTexts);
  if (found === null || isPending) {
    return (
      <td colSpan={6} className={styles.missing}>
        {isPending ? "…" : "—"}
      </td>
    );
  }
  const { comparison, judgement, unmatched } = found;
  const { runs, against, axis } = line;
  const isPaired = comparison.basis === "paired";
  const runIds = runs.map(({ runId }) => runId);
  const link = (items: keyof typeof text.showItems, shown: string, className?: string) =>
    isPaired && shown !== "0" ? (
      <Link
        href={itemsAddress(runIds, suite, items, runIds[against] ?? "", subsets)}
        title={text.showItems[items]}
        className={className}
      >
        {shown}
      </Link>
    ) : (
      shown
    );
  const mark = forestMark(comparison, semantics);
  const words = verdictWords(judgement.verdict, semantics, text);
  const { difference, n, won, lost } = comparison;
  const interval = intervalText(found, semantics);
  return (
    <>
      <td className={styles.number} title={interval}>
        {difference === null ? "—" : link("differing", formatSigned(difference, semantics))}
      </td>
      <td
        className={`${styles.forest} ${cell.wide}`}
        title={[interval, explanation(found, text)].join("; ")}
      >
        {mark === null ? (
          <span className={styles.quiet}>{interval}</span>
        ) : (
          <ForestCell mark={mark} axis={axis} verdict={judgement.verdict.kind} label={interval} />
        )}
      </td>
      <td className={`${styles.number} ${cell.wide}`} title={explanation(found, text)}>
        {formatP(judgement.q)}
      </td>
      <td className={`${styles.number} ${cell.wide}`}>
        {n === null ? "—" : link("all", formatCount(n))}
        {unmatched !== null && unmatched > 0 && (
          <span className={styles.delta}>
            {link("unmatched", text.unmatched(formatCount(unmatched)))}
          </span>
        )}
      </td>
      <td className={styles.number}>
        {won === null || lost === null ? (
          "—"
        ) : (
          <>
            {link("learned", formatCount(won), styles.good)} /{" "}
            {link("lost", formatCount(lost), styles.bad)}
          </>
        )}
      </td>
      <td className={styles.verdict}>
        <span className={verdictClass(judgement.verdict.kind)}>{words}</span>
        {!isPaired && (
          <span className={styles.delta} title={text.reportsTitle}>
            {text.reports}
          </span>
        )}
      </td>
    </>
  );
}

function verdictClass(kind: Against["judgement"]["verdict"]["kind"]): string | undefined {
  if (kind === "better") return styles.good;
  return kind === "worse" ? styles.bad : undefined;
}

/** "+1.9 [+0.8, +3.0]" */
function intervalText({ comparison }: Against, semantics: MetricSemantics): string {
  const { difference, interval } = comparison;
  if (difference === null) return formatMetric(null, semantics);
  const value = formatSigned(difference, semantics);
  if (interval === null) return value;
  return `${value} [${formatSigned(interval.low, semantics)}, ${formatSigned(interval.high, semantics)}]`;
}

function explanation({ comparison, judgement }: Against, text: VerdictText): string {
  const { interval, p, mcnemar, basis } = comparison;
  const method = interval?.method ?? "";
  const named = Object.entries(text.methods).find(([name]) => name === method)?.[1];
  const shown = basis === "reports" ? text.reportsTitle : (named ?? method);
  const exact = mcnemar === null ? null : formatP(mcnemar);
  return [shown, text.pOnly(formatP(p), exact), `q ${formatP(judgement.q)}`]
    .filter((part) => part !== "")
    .join("; ");
}
