import { useText } from "../../../state/language.ts";
import { breakdownTexts } from "../../../text/breakdown.ts";
import styles from "../samples-tab.module.css";

interface Props {
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** By which column the answers are grouped. */
export function GroupChoice({ options, selected, onSelect }: Props) {
  const text = useText(breakdownTexts);
  return (
    <label className={styles.hint}>
      {text.groupBy}{" "}
      <select
        className={styles.select}
        value={selected}
        onChange={(event) => onSelect(event.target.value)}
      >
        {options.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
