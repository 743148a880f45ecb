import styles from "./interval-bar.module.css";

interface Props {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** What the bar's ends stand for. */
  readonly domain: { readonly low: number; readonly high: number };
}

/** A value and its interval as a small error bar. The numbers stand beside it as text. */
export function IntervalBar({ value, low, high, domain }: Props) {
  const percent = (at: number): string => {
    const share = (at - domain.low) / (domain.high - domain.low || 1);
    return `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`;
  };
  return (
    <svg className={styles.bar} aria-hidden="true">
      <line className={styles.track} x1="0" x2="100%" y1="50%" y2="50%" />
      <line className={styles.range} x1={percent(low)} x2={percent(high)} y1="50%" y2="50%" />
      <line className={styles.range} x1={percent(low)} x2={percent(low)} y1="25%" y2="75%" />
      <line className={styles.range} x1={percent(high)} x2={percent(high)} y1="25%" y2="75%" />
      <circle className={styles.value} cx={percent(value)} cy="50%" r="3" />
    </svg>
  );
}
