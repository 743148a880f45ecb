import { HeatCell } from "../../../components/heat-cell/heat-cell.tsx";
import { IntervalBar } from "../../../components/interval-bar/interval-bar.tsx";
import { StatusBadge } from "../../../components/status-badge/status-badge.tsx";
import { formatMetric, formatSigned } from "../../../model/format-metric.ts";
import { formatInterval } from "../../../model/scores/format-interval.ts";
import type { Domain } from "../../../model/scores/score-domain.ts";
import type { MatrixCell } from "../../../model/scores/score-matrix.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import styles from "./matrix.module.css";

interface Props {
  readonly cell: MatrixCell;
  /** The row's common scale for the error bars. */
  readonly domain: Domain;
}

/** One result: value, difference to the baseline, error bar; what is missing says what is missing. */
export function ScoreCell({ cell, domain }: Props) {
  const text = useText(compareTexts).scores;
  switch (cell.kind) {
    case "no-suite":
      return <td className={styles.missing}>{text.noSuite}</td>;
    case "no-metric":
      return <td className={styles.missing}>{text.noMetric}</td>;
    case "score":
      return <Scored cell={cell} domain={domain} />;
  }
}

type ScoredCell = Extract<MatrixCell, { kind: "score" }>;

function Scored({ cell, domain }: { readonly cell: ScoredCell; readonly domain: Domain }) {
  const text = useText(compareTexts).scores;
  const { score, suite, delta, isBest, heat, overlap } = cell;
  const { value, interval, semantics } = score;
  return (
    <HeatCell heat={heat} className={styles.cell}>
      <span className={styles.values}>
        <span className={isBest ? styles.best : undefined}>
          {formatMetric(value, semantics)}
          {isBest && <span className="visually-hidden"> {text.best}</span>}
        </span>
        {delta !== null && <span className={styles.delta}>{formatSigned(delta, semantics)}</span>}
      </span>
      {interval !== null && value !== null && (
        <span
          className={styles.interval}
          title={[formatInterval(interval, semantics), text.overlap[overlap]]
            .filter(Boolean)
            .join("; ")}
        >
          <IntervalBar value={value} {...interval} domain={domain} />
        </span>
      )}
      {suite.status !== "complete" && <StatusBadge status={suite.status} />}
    </HeatCell>
  );
}
