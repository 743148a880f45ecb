import styles from "./score-track.module.css";

interface Props {
  readonly domain: { readonly low: number; readonly high: number };
  readonly value: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** A CSS colour. */
  readonly colour: string;
}

/** One bar with its error bar, as wide as its place. */
export function ScoreTrack({ domain, value, interval, colour }: Props) {
  const share = (at: number): number =>
    Math.min(1, Math.max(0, (at - domain.low) / (domain.high - domain.low || 1))) * 100;
  const zero = share(0);
  return (
    <svg className={styles.plot} aria-hidden="true" style={{ color: colour }}>
      {value !== null && (
        <rect
          className={styles.bar}
          x={`${Math.min(zero, share(value))}%`}
          width={`${Math.abs(share(value) - zero)}%`}
          y="2"
          height="10"
        />
      )}
      {interval !== null && (
        <g className={styles.error}>
          <line x1={`${share(interval.low)}%`} x2={`${share(interval.high)}%`} y1="7" y2="7" />
          {[interval.low, interval.high].map((end) => (
            <line key={end} x1={`${share(end)}%`} x2={`${share(end)}%`} y1="3.5" y2="10.5" />
          ))}
        </g>
      )}
      <line className={styles.zero} x1={`${zero}%`} x2={`${zero}%`} y1="0" y2="14" />
    </svg>
  );
}
