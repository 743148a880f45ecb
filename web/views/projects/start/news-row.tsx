import Link from "next/link";
import { ForestCell } from "../../../components/forest/forest-cell.tsx";
import { StateBadges } from "../../../components/status-badge/state-badges.tsx";
import { type ForestAxis, forestMark } from "../../../model/comparison/forest-scale.ts";
import { formatPlain, formatSigned } from "../../../model/format-metric.ts";
import type { Divergence } from "../../../model/news/divergence.ts";
import type { Difference, NewsLine } from "../../../model/news/news.ts";
import { routes } from "../../../model/routes.ts";
import { useText } from "../../../state/language.ts";
import { type StartText, startText } from "../../../text/start.ts";
import { verdictTexts } from "../../../text/verdict.ts";
import { verdictWords } from "../../../text/verdict-words.ts";
import styles from "./start.module.css";

interface Props {
  readonly line: NewsLine;
  readonly nameOf: (runId: string) => string;
  readonly axis: ForestAxis;
}

const signs = {
  failed: "✗",
  diverged: "✗",
  better: "▲",
  worse: "▼",
  mixed: "◆",
  alike: "＝",
  unresolved: "▬",
  first: "·",
  unscored: "·",
} as const;

const mostNamed = 3;

/** A new run: its verdict against its baseline, and the way to the comparison. */
export function NewsRow({ line, nameOf, axis }: Props) {
  const text = useText(startText);
  const verdictText = useText(verdictTexts);
  const { run, baseline, tendency, differences, marks } = line;
  const [first] = differences;
  const address =
    baseline === null
      ? routes.run(run.run_id)
      : routes.compare([baseline.entry.run_id, run.run_id]);
  return (
    <tr>
      <th scope="row">
        <span className={styles[tendency]} aria-hidden="true">
          {signs[tendency]}
        </span>{" "}
        <Link href={address} title={run.run_id} aria-label={run.run_id}>
          <bdi>{nameOf(run.run_id)}</bdi>
        </Link>
        {baseline !== null && (
          <span
            className={styles.against}
            title={`${text.rule[baseline.rule]}: ${baseline.entry.run_id}`}
          >
            {text.against(nameOf(baseline.entry.run_id))}
          </span>
        )}
      </th>
      <td>
        <span className={styles[tendency]}>{verdictOf(line, text)}</span>
        {line.divergence !== null && (
          <span className={styles.against}>{divergenceText(line.divergence, text)}</span>
        )}
        {differences.length > 0 && (
          <span className={styles.against} title={text.fromReportsTitle}>
            {text.fromReports}
          </span>
        )}
      </td>
      <td>
        {first !== undefined && (
          <>
            {first.suite} <span className={styles.number}>{amountOf(first)}</span>
            {differences.length === 1 && tendency === "unresolved" && (
              <span className={styles.against}>
                {verdictWords(first.against.judgement.verdict, first.semantics, verdictText)}
              </span>
            )}
          </>
        )}
      </td>
      <td className={styles.plot}>{first !== undefined && <Plot of={first} axis={axis} />}</td>
      <td className={styles.remarks}>
        <StateBadges run={run} isRemark />
        {marks.map(({ kind, suites }) => (
          <span key={kind} className={styles[kind]} title={suites.join(text.and)}>
            {text.mark[kind](named(suites, text))}
          </span>
        ))}
      </td>
    </tr>
  );
}

function Plot({ of, axis }: { readonly of: Difference; readonly axis: ForestAxis }) {
  const mark = forestMark(of.against.comparison, of.semantics);
  if (mark === null) return null;
  const { kind } = of.against.judgement.verdict;
  return <ForestCell mark={mark} axis={axis} verdict={kind} label="" />;
}

/** "better on 3, worse on 1 of 12" */
function verdictOf({ tendency, differences }: NewsLine, text: StartText): string {
  if (tendency === "diverged") return text.tendency.diverged;
  const count = (kind: "better" | "worse") =>
    differences.filter(({ against }) => against.judgement.verdict.kind === kind).length;
  const parts = [
    ...(count("better") > 0 ? [text.better(count("better"))] : []),
    ...(count("worse") > 0 ? [text.worse(count("worse"))] : []),
  ];
  return parts.length === 0
    ? text.tendency[tendency]
    : text.of(parts.join(text.and), differences.length);
}

/** "train/loss NaN from step 310; last good checkpoint 300" */
function divergenceText(
  { series, value, step, first, last, lastGood }: Divergence,
  text: StartText,
): string {
  if (value === null || step === null) {
    return text.exploded(series, formatPlain(first ?? 0), formatPlain(last ?? 0));
  }
  const lost = text.lost(series, value, step);
  return lastGood === null ? lost : `${lost}${text.lastGood(lastGood)}`;
}

/** "+1.9 [+0.8, +3.0]" */
function amountOf({ against, semantics }: Difference): string {
  const { difference, interval } = against.comparison;
  if (difference === null) return "";
  const value = formatSigned(difference, semantics);
  if (interval === null) return value;
  return `${value} [${formatSigned(interval.low, semantics)}, ${formatSigned(interval.high, semantics)}]`;
}

function named(suites: readonly string[], text: StartText): string {
  const shown = suites.slice(0, mostNamed).join(text.and);
  return suites.length > mostNamed
    ? `${shown}${text.and}${text.more(suites.length - mostNamed)}`
    : shown;
}
