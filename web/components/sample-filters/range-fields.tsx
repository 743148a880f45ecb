import { useState } from "react";
import type { Range } from "../../model/samples/filter-rows.ts";
import { parseNumber } from "../../model/samples/samples-query.ts";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import styles from "./sample-filters.module.css";

interface Props {
  readonly label: string;
  readonly unit: string | null;
  readonly range: Range | undefined;
  readonly onRange: (range: Range | null) => void;
}

/** From … to …; an empty field is an open end. */
export function RangeFields({ label, unit, range, onRange }: Props) {
  const text = useText(samples);
  const set = (change: Partial<Range>) => {
    const next = { min: null, max: null, ...range, ...change };
    onRange(next.min === null && next.max === null ? null : next);
  };
  return (
    <div className={styles.range}>
      <span>
        {label}
        {unit !== null && <span className={styles.unit}>{unit}</span>}
      </span>
      <NumberField
        label={`${label}, ${text.from}`}
        value={range?.min ?? null}
        onValue={(min) => set({ min })}
      />
      <span aria-hidden="true">–</span>
      <NumberField
        label={`${label}, ${text.to}`}
        value={range?.max ?? null}
        onValue={(max) => set({ max })}
      />
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly onValue: (value: number | null) => void;
}

/** Keeps what is typed ("1." on the way to "1.5"), and follows the value when it changes elsewhere. */
function NumberField({ label, value, onValue }: FieldProps) {
  const text = useText(samples);
  const [typed, setTyped] = useState(value === null ? "" : String(value));
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (parseNumber(typed) !== value) setTyped(value === null ? "" : String(value));
  }
  return (
    <input
      type="text"
      inputMode="decimal"
      className={styles.number}
      aria-label={label}
      placeholder={text.any}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        onValue(parseNumber(event.target.value));
      }}
    />
  );
}
