import type { MetricSemantics, RunIndexEntry } from "@evalsite/protocol";
import Link from "next/link";
import { benchmarkAddress, itemComparisonAddress } from "../../model/experiments/addresses.ts";
import type { Benchmark } from "../../model/experiments/benchmark.ts";
import {
  type BestCheckpoint,
  alikeTo,
  plateauOf,
} from "../../model/experiments/best-checkpoint.ts";
import type { PositionKind } from "../../model/experiments/position.ts";
import { againstBaseline, isReached } from "../../model/experiments/against-baseline.ts";
import type { DetailsByRun, ScorePoint } from "../../model/experiments/score-lines.ts";
import { formatMetric, formatSigned } from "../../model/format-metric.ts";
import { formatInterval } from "../../model/scores/format-interval.ts";
import { useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import styles from "./best-table.module.css";
import { placeNumber, placeText } from "./place-text.ts";

interface Props {
  readonly benchmark: Benchmark;
  readonly standing: BestCheckpoint;
  readonly axis: PositionKind;
  /** Better than the best of every other experiment. */
  readonly isLeader: boolean;
  /** Intervals are still on their way. */
  readonly isLoading: boolean;
  /** The score that is aimed at, native scale. */
  readonly target: number | null;
  /** What the project's file compares the experiment with. */
  readonly baseline: RunIndexEntry | null;
  readonly details: DetailsByRun;
}

/** The best checkpoint of an experiment, what cannot be told from it, and when training was done. */
export function BestCell(props: Props) {
  const { benchmark, standing, axis, isLeader, isLoading, target, baseline } = props;
  const text = useText(projectTexts);
  const { suite, semantics } = benchmark;
  const { best } = standing;
  const plateau = plateauOf(standing);
  return (
    <>
      <p className={styles.score}>
        <Link href={benchmarkAddress(best.runId, suite)} title={best.runId} prefetch={false}>
          {placeText(best, axis, text)}
        </Link>
        <b>{formatMetric(best.value, semantics)}</b>
        {isLeader && (
          <span className={styles.leader} title={text.best.leader}>
            ▲<span className="visually-hidden"> {text.best.leader}</span>
          </span>
        )}
        {best.interval !== null && semantics !== null && (
          <span className={styles.interval}>{formatInterval(best.interval, semantics)}</span>
        )}
      </p>
      {target !== null && <Reached value={best.value} target={target} semantics={semantics} />}
      {baseline !== null && !isLoading && (
        <Against {...{ baseline, best, benchmark }} details={props.details} />
      )}
      {!isLoading && <Alike {...{ standing, suite, axis }} />}
      {plateau !== null && (
        <p className={styles.quiet}>
          {plateau.kind === "rising"
            ? text.best.rising
            : text.best.nothingAfter(placeNumber(plateau.step, axis))}
        </p>
      )}
    </>
  );
}

interface ReachedProps {
  readonly value: number;
  readonly target: number;
  readonly semantics: MetricSemantics | null;
}

function Reached({ value, target, semantics }: ReachedProps) {
  const text = useText(projectTexts).best;
  const reached = isReached(value, target, semantics?.direction ?? "none");
  if (reached === null) return null;
  return (
    <p className={`${styles.quiet} ${reached ? styles.better : ""}`}>
      {reached ? text.reached : text.missed}
    </p>
  );
}

interface AgainstProps {
  readonly baseline: RunIndexEntry;
  readonly best: ScorePoint;
  readonly benchmark: Benchmark;
  readonly details: DetailsByRun;
}

/** How far the best is from the project's baseline, from the reports, with the way to the comparison. */
function Against({ baseline, best, benchmark, details }: AgainstProps) {
  const text = useText(projectTexts).best;
  const against = againstBaseline(baseline, best, benchmark, details);
  if (against === null) return null;
  const { semantics } = benchmark;
  const { interval, tone } = against;
  const shown =
    interval &&
    `[${formatSigned(interval.low, semantics)}, ${formatSigned(interval.high, semantics)}]`;
  return (
    <p className={styles.quiet}>
      <Link
        href={itemComparisonAddress([baseline.run_id, best.runId], benchmark.suite)}
        className={tone === null ? undefined : styles[tone]}
        title={text.againstTitle(baseline.run_id, shown)}
        prefetch={false}
      >
        {text.against(formatSigned(against.difference, semantics))}
      </Link>
    </p>
  );
}

interface AlikeProps {
  readonly standing: BestCheckpoint;
  readonly suite: string;
  readonly axis: PositionKind;
}

const mostNamed = 3;
const mostCompared = 6;

/** Those that cannot be told from the best, with the way to the comparison item by item. */
function Alike({ standing, suite, axis }: AlikeProps) {
  const text = useText(projectTexts);
  const { best, others } = standing;
  const alike = alikeTo(standing);
  if (others.length === 0) return <p className={styles.quiet}>{text.best.only}</p>;
  if (others.every(({ standing: how }) => how === "untested"))
    return <p className={styles.quiet}>{text.best.untested}</p>;
  if (alike.length === 0) return <p className={styles.quiet}>{text.best.apart}</p>;
  const more = alike.length - mostNamed;
  return (
    <p className={styles.quiet}>
      {text.best.like}{" "}
      <Link
        href={itemComparisonAddress([best, ...alike].slice(0, mostCompared).map(runIdOf), suite)}
        title={text.best.compare}
        prefetch={false}
      >
        {alike
          .slice(0, mostNamed)
          .map((point) => short(point, axis))
          .join(text.comma)}
        {more > 0 && ` +${more}`}
      </Link>
    </p>
  );
}

function runIdOf({ runId }: ScorePoint): string {
  return runId;
}

function short({ step, runId }: ScorePoint, axis: PositionKind): string {
  return step === null ? runId : placeNumber(step, axis);
}
