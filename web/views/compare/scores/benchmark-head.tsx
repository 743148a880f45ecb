import { DirectionArrow } from "../../../components/metric-name/metric-name.tsx";
import type { MatrixRow } from "../../../model/scores/score-matrix.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import styles from "./matrix.module.css";

interface Props {
  readonly row: MatrixRow;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onMetric: (key: string) => void;
}

/** A row's head: the benchmark, its metric (to choose, where there are several), and a warning. */
export function BenchmarkHead({ row, isOpen, onToggle, onMetric }: Props) {
  const text = useText(compareTexts).scores;
  return (
    <th scope="row" className={styles.head}>
      <button type="button" className={styles.toggle} aria-expanded={isOpen} onClick={onToggle}>
        <span className={styles.chevron} aria-hidden="true" />
        {row.title ?? row.suite}
      </button>
      <span className={styles.metric}>
        {row.metrics.length > 1 ? (
          <select
            aria-label={text.metricOf(row.suite)}
            value={row.metricKey}
            onChange={(event) => onMetric(event.target.value)}
          >
            {row.metrics.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        ) : (
          row.metricLabel
        )}
        <DirectionArrow direction={row.semantics.direction} />
      </span>
      {row.differences.length > 0 && (
        <button type="button" className={styles.warning} onClick={onToggle}>
          {text.differs(
            [...new Set(row.differences.map((one) => text.topics[one.topic]))].join(text.comma),
          )}
        </button>
      )}
    </th>
  );
}
