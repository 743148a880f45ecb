import Link from "next/link";
import { SmallCurves } from "../../components/step-chart/small-curves.tsx";
import { formatValue } from "../../model/curves/curve-numbers.ts";
import type { Range } from "../../model/curves/curve-range.ts";
import type { Curve } from "../../model/curves/curve.ts";
import { curveAddress } from "../../model/experiments/addresses.ts";
import type { PositionKind } from "../../model/experiments/position.ts";
import { useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import styles from "./overview.module.css";
import { placeNumber } from "./place-text.ts";
import type { TrainingLogs } from "./use-training-logs.ts";

interface Props {
  readonly training: TrainingLogs;
  /** Null while no log is there. */
  readonly series: string | null;
  readonly curves: readonly Curve[];
  readonly axis: PositionKind;
  readonly x: Range;
}

/** The learning curves, with the last value of each and the run whose log it stands in. */
export function OverviewCurve({ training, series, curves, axis, x }: Props) {
  const text = useText(projectTexts);
  const isEmpty = curves.length === 0;
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.title}>{series ?? text.trainingCurve}</figcaption>
      {isEmpty ? (
        <p className={styles.waiting}>
          {training.problems.length === 0 ? text.loadingCurve : text.sources.problem}
        </p>
      ) : (
        <SmallCurves curves={curves} x={x} />
      )}
      <ul className={styles.lasts}>
        {curves.map((curve) => (
          <li key={curve.run.runId}>
            <Link
              href={curveAddress(curve.run.runId, curve.name)}
              title={text.overview.lastOf(curve.run.label, curve.run.runId)}
            >
              <i className={styles.swatch} style={{ background: curve.run.color }} />
              <span className="visually-hidden">{curve.run.label} </span>
              {formatValue(curve.ys.at(-1) ?? Number.NaN)}
            </Link>
            <span className={styles.quiet}>
              {" "}
              {text.place[axis](placeNumber(curve.xs.at(-1) ?? Number.NaN, axis))}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
