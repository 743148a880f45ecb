import { Button } from "../../../components/button.tsx";
import { Popover } from "../../../components/popover.tsx";
import { RunLetter } from "../../../components/run-name/run-name.tsx";
import type { Composite } from "@evalsite/statistics";
import { useProjects } from "../../../data/hooks.ts";
import type { ComparedRow } from "../../../model/comparison/compared-rows.ts";
import {
  type RunComposite,
  type Weights,
  compositeScores,
  isComposable,
  mostWeight,
  usualWeight,
} from "../../../model/comparison/composite-scores.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import { type VerdictText, verdictTexts } from "../../../text/verdict.ts";
import type { ComparedRun } from "../compared-run.ts";
import styles from "./verdict.module.css";

interface Props {
  readonly rows: readonly ComparedRow[];
  /** The baseline first. */
  readonly runs: readonly ComparedRun[];
  readonly weights: Weights;
  readonly onWeights: (weights: Weights) => void;
}

/** One number a run over all benchmarks, by weights that the reader sees and changes. */
export function CompositeLine({ rows, runs, weights, onWeights }: Props) {
  const text = useText(verdictTexts).composite;
  const words = useText(verdictTexts);
  const file = useProjects();
  const usual = usualWeight(
    runs.map(({ meta }) => meta?.project ?? null),
    file,
  );
  const weightOf = (suite: string) => weights.get(suite) ?? usual.weightOf(suite);
  const entering = rows.filter(isComposable);
  const counted = entering.filter(({ row }) => weightOf(row.suite) > 0);
  if (entering.length < 2) return null;
  const composites = compositeScores(rows, runs.length, 0, weightOf);
  return (
    <div className={styles.composite}>
      <strong>{text.title}</strong>
      {runs.map((run, at) => (
        <span key={run.runId} title={run.runId}>
          <RunLetter mark={run.mark} /> {compositeText(composites[at], words)}
        </span>
      ))}
      <span className={styles.quiet} title={text.normalised}>
        {counted.length === 0 ? text.none : text.of(counted.length)}
      </span>
      <Popover label={text.weights} isActive={weights.size > 0}>
        {() => <WeightFields {...{ rows, weights, onWeights, usual }} />}
      </Popover>
    </div>
  );
}

function compositeText(composite: RunComposite | undefined, text: VerdictText): string {
  if (composite === undefined) return "—";
  const { score, difference } = composite;
  if (score.kind === "incomplete") {
    return score.missing.length === 0 ? "—" : text.composite.missing(score.missing.join(", "));
  }
  const change = difference === null ? "" : `, ${signed(difference)}`;
  return `${shown(score.value)}${change}`;
}

/** "+1.8 [+0.4, +3.2]" */
function signed(difference: Composite): string {
  if (difference.kind === "incomplete") return "—";
  const { value, interval } = difference;
  const text = (part: number) => (part >= 0.0005 ? "+" : "") + shown(part);
  return interval === null
    ? text(value)
    : `${text(value)} [${text(interval.low)}, ${text(interval.high)}]`;
}

function shown(value: number): string {
  return (value * 100).toFixed(1).replace("-", "−");
}

interface WeightProps extends Omit<Props, "runs"> {
  readonly usual: ReturnType<typeof usualWeight>;
}

function WeightFields({ rows, weights, onWeights, usual }: WeightProps) {
  const text = useText(verdictTexts).composite;
  const { comma } = useText(compareTexts).scores;
  const entering = rows.filter(isComposable);
  const leftOut = rows.filter((one) => !isComposable(one)).map(({ row }) => row.title ?? row.suite);
  const set = (suite: string, weight: number) => {
    if (!(weight >= 0 && weight <= mostWeight)) return;
    const next = new Map(weights);
    if (weight === usual.weightOf(suite)) next.delete(suite);
    else next.set(suite, weight);
    onWeights(next);
  };
  return (
    <div className={styles.weights}>
      {entering.map(({ row: { suite, title } }) => {
        const weight = weights.get(suite) ?? usual.weightOf(suite);
        const shared = {
          min: 0,
          max: mostWeight,
          value: weight,
          onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
            set(suite, event.target.value === "" ? 0 : Number(event.target.value)),
        };
        return (
          <div key={suite} className={styles.weight}>
            <span title={suite}>{title ?? suite}</span>
            <input type="range" step={0.5} aria-label={text.weightOf(suite)} {...shared} />
            <input type="number" step="any" aria-label={text.weightOf(suite)} {...shared} />
          </div>
        );
      })}
      <Button onClick={() => onWeights(new Map())} disabled={weights.size === 0}>
        {usual.isOfProject ? text.resetToProject : text.reset}
      </Button>
      <p className={styles.quiet}>{text.normalised}</p>
      {leftOut.length > 0 && <p className={styles.quiet}>{text.leftOut(leftOut.join(comma))}</p>}
    </div>
  );
}
