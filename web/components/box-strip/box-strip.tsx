import type { BoxMarks } from "../../model/charts/box-marks.ts";
import styles from "./box-strip.module.css";

/** A distribution as a box plot from 0 to its maximum. The table beside it has the numbers. */
export function BoxStrip({ marks }: { readonly marks: BoxMarks }) {
  const { min, low, middle, high, tail, max } = marks;
  return (
    <svg className={styles.strip} aria-hidden="true">
      <line className={styles.track} x1="0" x2="100%" y1="50%" y2="50%" />
      {min !== null && max !== null && (
        <line className={styles.whisker} x1={at(min)} x2={at(max)} y1="50%" y2="50%" />
      )}
      {low !== null && high !== null && (
        <rect className={styles.box} x={at(low)} width={at(high - low)} y="3" height="10" />
      )}
      {middle !== null && <Tick className={styles.middle} x={middle} />}
      {tail !== null && <Tick className={styles.tail} x={tail} />}
    </svg>
  );
}

function Tick({ className, x }: { readonly className: string | undefined; readonly x: number }) {
  return <line className={className} x1={at(x)} x2={at(x)} y1="2" y2="14" />;
}

function at(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
