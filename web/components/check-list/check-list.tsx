import { type ReactNode, useId, useState } from "react";
import styles from "./check-list.module.css";

interface CheckOption {
  readonly value: string;
  readonly label: string;
  /** Shown at the end of the line: how many, which unit. */
  readonly note?: ReactNode;
}

interface Props {
  readonly label: string;
  readonly options: readonly CheckOption[];
  readonly checked: readonly string[];
  readonly onChange: (checked: readonly string[]) => void;
  /** Label of the field that narrows a long list. */
  readonly findLabel: string;
  readonly moreLabel: (count: number) => string;
}

const longList = 10;
const mostShown = 200;

/** Checkboxes, with a field to find one where there are many. */
export function CheckList({ label, options, checked, onChange, findLabel, moreLabel }: Props) {
  const [find, setFind] = useState("");
  const found = options.filter((option) => option.label.toLowerCase().includes(find.toLowerCase()));
  const more = found.length - mostShown;
  return (
    <fieldset className={styles.list}>
      <legend className="visually-hidden">{label}</legend>
      {options.length > longList && (
        <input
          type="search"
          className={styles.find}
          aria-label={findLabel}
          placeholder={findLabel}
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
      )}
      {found.slice(0, mostShown).map((option) => (
        <CheckLine
          key={option.value}
          option={option}
          isChecked={checked.includes(option.value)}
          onTurn={(turnedOn) =>
            onChange(
              turnedOn
                ? [...checked, option.value]
                : checked.filter((value) => value !== option.value),
            )
          }
        />
      ))}
      {more > 0 && <p className={styles.more}>{moreLabel(more)}</p>}
    </fieldset>
  );
}

interface LineProps {
  readonly option: CheckOption;
  readonly isChecked: boolean;
  readonly onTurn: (turnedOn: boolean) => void;
}

function CheckLine({ option, isChecked, onTurn }: LineProps) {
  const id = useId();
  return (
    <div className={styles.line}>
      <input
        id={id}
        type="checkbox"
        checked={isChecked}
        onChange={(event) => onTurn(event.target.checked)}
      />
      <label htmlFor={id} className={styles.label} title={option.label}>
        {option.label}
      </label>
      <span className={styles.note}>{option.note}</span>
    </div>
  );
}
