import { Popover } from "../../components/popover.tsx";
import type { RunsFilter } from "../../model/runs/runs-state.ts";
import { useText } from "../../state/language.ts";
import { runsText } from "../../text/runs.ts";
import styles from "./filter-bar.module.css";

interface Props {
  readonly filter: RunsFilter;
  readonly onFilter: (filter: RunsFilter) => void;
}

/** When a run started, by days. */
export function DateFilter({ filter, onFilter }: Props) {
  const text = useText(runsText);
  const { from, to } = filter;
  const isActive = from !== null || to !== null;
  return (
    <Popover
      isActive={isActive}
      label={isActive ? `${text.date}: ${from ?? ""} – ${to ?? ""}` : text.date}
    >
      {() => (
        <div className={styles.fields}>
          <Day
            label={text.from}
            value={from}
            onChange={(day) => onFilter({ ...filter, from: day })}
          />
          <Day label={text.to} value={to} onChange={(day) => onFilter({ ...filter, to: day })} />
        </div>
      )}
    </Popover>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
}

function Day({ label, value, onChange }: DayProps) {
  return (
    <label className={styles.field}>
      {label}
      <input
        type="date"
        value={value ?? ""}
        onChange={({ target }) => onChange(target.value === "" ? null : target.value)}
      />
    </label>
  );
}
