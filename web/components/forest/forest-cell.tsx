import type { ForestAxis, ForestMark } from "../../model/comparison/forest-scale.ts";
import styles from "./forest.module.css";

interface Props {
  readonly mark: ForestMark;
  readonly axis: ForestAxis;
  /** Colours the mark; an unresolved one is drawn hollow. */
  readonly verdict: "better" | "worse" | "no-difference" | "not-resolved";
  /** The numbers, for those who do not see the drawing. */
  readonly label: string;
}

/** One line of a forest plot: a difference with its interval around the zero line. What leaves the axis ends in an arrow. */
export function ForestCell({ mark, axis, verdict, label }: Props) {
  const { low, high, value } = mark;
  const leaves = { left: low < -axis.reach, right: high > axis.reach };
  return (
    <>
      <svg className={`${styles.plot} ${styles[verdict]}`} aria-hidden="true">
        <Grid axis={axis} />
        <line
          className={styles.interval}
          x1={at(low, axis)}
          x2={at(high, axis)}
          y1="50%"
          y2="50%"
        />
        {!leaves.left && <End x={at(low, axis)} />}
        {!leaves.right && <End x={at(high, axis)} />}
        {leaves.left && <Arrow x="0%" text="◂" />}
        {leaves.right && <Arrow x="100%" text="▸" />}
        {Math.abs(value) <= axis.reach && <circle cx={at(value, axis)} cy="50%" r="4" />}
      </svg>
      <span className="visually-hidden">{label}</span>
    </>
  );
}

/** The axis in the head of the column. */
export function ForestHead({
  axis,
  worse,
  better,
}: {
  readonly axis: ForestAxis;
  readonly worse: string;
  readonly better: string;
}) {
  return (
    <span className={styles.head}>
      <span className={styles.sides}>
        <span>← {worse}</span>
        <span>{better} →</span>
      </span>
      <span className={styles.ticks}>
        {axis.ticks.map((tick) => (
          <span key={tick} style={{ insetInlineStart: at(tick, axis) }}>
            {tick > 0 ? `+${tick}` : String(tick).replace("-", "−")}
          </span>
        ))}
      </span>
    </span>
  );
}

function at(value: number, { reach }: ForestAxis): string {
  const share = (Math.max(-reach, Math.min(reach, value)) / reach + 1) / 2;
  return `${(share * 100).toFixed(2)}%`;
}

function Grid({ axis }: { readonly axis: ForestAxis }) {
  return axis.ticks.map((tick) => (
    <line
      key={tick}
      className={tick === 0 ? styles.zero : styles.grid}
      x1={at(tick, axis)}
      x2={at(tick, axis)}
      y1="0"
      y2="100%"
    />
  ));
}

function End({ x }: { readonly x: string }) {
  return <line className={styles.interval} x1={x} x2={x} y1="30%" y2="70%" />;
}

function Arrow({ x, text }: { readonly x: string; readonly text: string }) {
  return (
    <text
      className={styles.arrow}
      x={x}
      y="50%"
      dy="0.35em"
      textAnchor={x === "0%" ? "start" : "end"}
    >
      {text}
    </text>
  );
}
