import { Button } from "../../components/button.tsx";
import { Popover } from "../../components/popover.tsx";
import { rangedColumn } from "../../model/runs/filter-runs.ts";
import { type RunColumn, isNumeric } from "../../model/runs/run-column.ts";
import type { RunsFilter, ScoreRange } from "../../model/runs/runs-state.ts";
import { useText } from "../../state/language.ts";
import { runsText } from "../../text/runs.ts";
import { columnLabel } from "./column-label.ts";
import styles from "./filter-bar.module.css";
import { OnOpen } from "./on-open.tsx";

interface Props {
  readonly columns: readonly RunColumn[];
  readonly filter: RunsFilter;
  readonly onFilter: (filter: RunsFilter) => void;
  /** Called when it opens: only then is it read which series and hyper-parameters there are. */
  readonly onOpen: () => void;
}

/** Ranges of scores, of values of training logs and of hyper-parameters, one for each that is asked for. */
export function ScoreFilter({ columns, filter, onFilter, onOpen }: Props) {
  const text = useText(runsText);
  const { scores } = filter;
  const ranged = columns.filter((column) => column.kind !== "plain" && isRanged(column));
  const setScores = (next: readonly ScoreRange[]) => onFilter({ ...filter, scores: next });
  const unused = ranged.map(keyOf).find((key) => scores.every((range) => range.key !== key));
  return (
    <Popover
      isActive={scores.length > 0}
      label={scores.length === 0 ? text.score : `${text.score}: ${scores.length}`}
    >
      {() => (
        <div className={styles.fields}>
          <OnOpen onOpen={onOpen} />
          {scores.map((range, at) => (
            <RangeFields
              key={range.key}
              range={range}
              columns={ranged}
              onChange={(next) => setScores(scores.with(at, next))}
              onRemove={() => setScores(scores.toSpliced(at, 1))}
            />
          ))}
          {unused !== undefined && (
            <Button onClick={() => setScores([...scores, { key: unused, min: null, max: null }])}>
              {text.addScore}
            </Button>
          )}
        </div>
      )}
    </Popover>
  );
}

/** Whether all its values, as far as they are known, are numbers. */
function isRanged(column: RunColumn): boolean {
  return isNumeric(column) || (column.kind === "figure" && column.what === "param");
}

function keyOf(column: RunColumn): string {
  return column.kind === "benchmark" ? column.benchmark.key : column.id;
}

interface RangeProps {
  readonly range: ScoreRange;
  readonly columns: readonly RunColumn[];
  readonly onChange: (range: ScoreRange) => void;
  readonly onRemove: () => void;
}

function RangeFields({ range, columns, onChange, onRemove }: RangeProps) {
  const text = useText(runsText);
  const column = rangedColumn(range.key, columns);
  const display = column === undefined ? undefined : displayOf(column, columns);
  const scores = columns.filter(({ kind }) => kind === "benchmark");
  const others = columns.filter(({ kind }) => kind !== "benchmark");
  const options = (some: readonly RunColumn[]) =>
    some.map((one) => (
      <option key={one.id} value={keyOf(one)}>
        {columnLabel(one, text)}
      </option>
    ));
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
          {column === undefined && <option value={range.key}>{range.key}</option>}
          <optgroup label={text.benchmarks}>{options(scores)}</optgroup>
          {others.length > 0 && <optgroup label={text.figures}>{options(others)}</optgroup>}
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

/** How its numbers are shown: a difference like the score that it is of. */
function displayOf(column: RunColumn, columns: readonly RunColumn[]) {
  if (column.kind === "benchmark") return column.benchmark.semantics?.display;
  if (column.kind !== "figure" || column.what !== "delta") return undefined;
  const key = column.id.replace(/^delta:/u, "score:");
  const of = columns.find(({ id }) => id === key);
  return of?.kind === "benchmark" ? of.benchmark.semantics?.display : undefined;
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
