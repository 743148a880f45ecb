import { Button } from "../../components/button.tsx";
import { Popover } from "../../components/popover.tsx";
import type { BenchmarkColumn } from "../../model/runs/benchmark-column.ts";
import type { RunColumn } from "../../model/runs/run-column.ts";
import type { RunsFilter, ScoreRange } from "../../model/runs/runs-state.ts";
import { useText } from "../../state/language.ts";
import { runsText } from "../../text/runs.ts";
import styles from "./filter-bar.module.css";

interface Props {
  readonly columns: readonly RunColumn[];
  readonly filter: RunsFilter;
  readonly onFilter: (filter: RunsFilter) => void;
}

/** Ranges of scores, one for each benchmark that is asked for. */
export function ScoreFilter({ columns, filter, onFilter }: Props) {
  const text = useText(runsText);
  const { scores } = filter;
  const benchmarks = columns.flatMap((column) =>
    column.kind === "benchmark" ? [column.benchmark] : [],
  );
  const setScores = (next: readonly ScoreRange[]) => onFilter({ ...filter, scores: next });
  const unused = benchmarks.find(({ key }) => scores.every((range) => range.key !== key));
  if (benchmarks.length === 0) return null;
  return (
    <Popover
      isActive={scores.length > 0}
      label={scores.length === 0 ? text.score : `${text.score}: ${scores.length}`}
    >
      {() => (
        <div className={styles.fields}>
          {scores.map((range, at) => (
            <RangeFields
              key={range.key}
              range={range}
              benchmarks={benchmarks}
              onChange={(next) => setScores(scores.with(at, next))}
              onRemove={() => setScores(scores.toSpliced(at, 1))}
            />
          ))}
          {unused !== undefined && (
            <Button
              onClick={() => setScores([...scores, { key: unused.key, min: null, max: null }])}
            >
              {text.addScore}
            </Button>
          )}
        </div>
      )}
    </Popover>
  );
}

interface RangeProps {
  readonly range: ScoreRange;
  readonly benchmarks: readonly BenchmarkColumn[];
  readonly onChange: (range: ScoreRange) => void;
  readonly onRemove: () => void;
}

function RangeFields({ range, benchmarks, onChange, onRemove }: RangeProps) {
  const text = useText(runsText);
  const display = benchmarks.find(({ key }) => key === range.key)?.semantics?.display;
  const unit = display?.unit ?? "";
  const multiplier = display?.multiplier ?? 1;
  return (
    <div className={styles.range}>
      <label className={styles.field}>
        {text.benchmark}
        <select
          value={range.key}
          onChange={(event) => onChange({ key: event.target.value, min: null, max: null })}
        >
          {benchmarks.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <Bound
        label={`${text.min} ${unit}`}
        value={range.min}
        multiplier={multiplier}
        onChange={(min) => onChange({ ...range, min })}
      />
      <Bound
        label={`${text.max} ${unit}`}
        value={range.max}
        multiplier={multiplier}
        onChange={(max) => onChange({ ...range, max })}
      />
      <Button look="quiet" aria-label={text.remove} title={text.remove} onClick={onRemove}>
        ×
      </Button>
    </div>
  );
}

interface BoundProps {
  readonly label: string;
  /** In the native scale; shown × multiplier. */
  readonly value: number | null;
  readonly multiplier: number;
  readonly onChange: (value: number | null) => void;
}

function Bound({ label, value, multiplier, onChange }: BoundProps) {
  const { any } = useText(runsText);
  return (
    <label className={styles.field}>
      {label}
      <input
        type="number"
        step="any"
        placeholder={any}
        defaultValue={value === null ? "" : Number((value * multiplier).toPrecision(12))}
        onChange={({ target }) => {
          const shown = target.valueAsNumber;
          onChange(Number.isNaN(shown) ? null : Number((shown / multiplier).toPrecision(12)));
        }}
      />
    </label>
  );
}
