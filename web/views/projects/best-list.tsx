import type { MetricSemantics } from "@evalsite/protocol";
import Link from "next/link";
import { formatPosition } from "../../model/curves/curve-numbers.ts";
import { benchmarkAddress, itemComparisonAddress } from "../../model/experiments/addresses.ts";
import type { Benchmark } from "../../model/experiments/benchmark.ts";
import { type BestCheckpoint, alikeTo } from "../../model/experiments/best-checkpoint.ts";
import type { Difference } from "../../model/experiments/difference.ts";
import type { ScoreLine, ScorePoint } from "../../model/experiments/score-lines.ts";
import { formatMetric, formatSigned } from "../../model/format-metric.ts";
import { formatCount, formatShare } from "../../model/format-quantity.ts";
import { formatInterval } from "../../model/scores/format-interval.ts";
import { useText } from "../../state/language.ts";
import { type ProjectText, projectTexts } from "../../text/projects.ts";
import { ExperimentName } from "./experiment-name.tsx";
import styles from "./project.module.css";

/** An experiment's points on one benchmark and the best of them. */
export interface Standing {
  readonly line: ScoreLine;
  readonly best: BestCheckpoint | null;
}

interface Props {
  readonly benchmark: Benchmark;
  readonly standings: readonly Standing[];
  readonly isLoading: boolean;
}

/** The best checkpoint of every experiment, and whether it can be told apart from the next best. */
export function BestList({ benchmark, standings, isLoading }: Props) {
  const text = useText(projectTexts).best;
  return (
    <ul className={styles.best}>
      {standings.map(({ line, best }) => (
        <li key={line.experiment.name}>
          <ExperimentName experiment={line.experiment} />
          {best === null ? (
            <p className={styles.quiet}>{text.incomplete}</p>
          ) : (
            <Verdict {...{ benchmark, best, isLoading }} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface VerdictProps {
  readonly benchmark: Benchmark;
  readonly best: BestCheckpoint;
  readonly isLoading: boolean;
}

function Verdict({ benchmark, best: standing, isLoading }: VerdictProps) {
  const text = useText(projectTexts);
  const { suite, semantics } = benchmark;
  const { best, others } = standing;
  const [next] = others;
  const more = alikeTo(standing).filter((point) => point !== next?.point);
  return (
    <>
      <p>
        <Link href={benchmarkAddress(best.runId, suite)}>{stepText(best, text)}</Link>
        {": "}
        <b>{formatMetric(best.value, semantics)}</b>
        <span className={styles.quiet}>{certainty(best, semantics, text)}</span>
      </p>
      {next === undefined ? (
        <p className={styles.quiet}>{text.best.only}</p>
      ) : isLoading && next.standing === "untested" ? (
        <p className={styles.quiet}>{text.best.loading}</p>
      ) : (
        <p>
          <span className={styles[next.standing]}>{text.best[next.standing]}</span>{" "}
          <Link href={benchmarkAddress(next.point.runId, suite)}>{stepText(next.point, text)}</Link>
          {text.best.nextScore(formatMetric(next.point.value, semantics))}
          {next.difference !== null &&
            `${text.best.semicolon}${differenceText(next.difference, semantics, text)}`}
          {text.best.stop}
          {more.length > 0 && text.best.alsoAlike(steps(more, text))}
          <Link href={itemComparisonAddress([best.runId, next.point.runId], suite)}>
            {text.best.compare}
          </Link>
        </p>
      )}
    </>
  );
}

function stepText({ step }: ScorePoint, text: ProjectText): string {
  return text.step(formatPosition(step));
}

function steps(points: readonly ScorePoint[], text: ProjectText): string {
  const ordered = points.map(({ step }) => step).toSorted((a, b) => a - b);
  return ordered.map(formatPosition).join(text.comma);
}

function certainty(
  { interval, n }: ScorePoint,
  semantics: MetricSemantics | null,
  text: ProjectText,
): string {
  const parts = [
    ...(interval === null || semantics === null
      ? []
      : [text.chart.interval(formatInterval(interval, semantics), formatShare(interval.level))]),
    ...(n === null ? [] : [text.chart.n(formatCount(n))]),
  ];
  return parts.length === 0 ? "" : ` (${parts.join(text.comma)})`;
}

function differenceText(
  { value, low, high, level }: Difference,
  semantics: MetricSemantics | null,
  text: ProjectText,
): string {
  const unit = semantics?.display.unit === "%" ? text.best.points : (semantics?.display.unit ?? "");
  const [middle, from, to] = [value, low, high].map((one) => formatSigned(one, semantics));
  return text.best.difference(
    `${middle} ${unit}`.trimEnd(),
    from ?? "",
    to ?? "",
    formatShare(level),
  );
}
