import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import styles from "./samples-tab.module.css";

interface Props {
  readonly selected: string;
  readonly options: readonly { readonly name: string; readonly label: string }[];
  readonly onSelect: (name: string) => void;
}

/** Which benchmark's samples are shown. */
export function SuitePicker({ selected, options, onSelect }: Props) {
  const text = useText(samples);
  return (
    <select
      className={styles.suite}
      aria-label={text.suite}
      value={selected}
      onChange={(event) => onSelect(event.target.value)}
    >
      {options.map((option) => (
        <option key={option.name} value={option.name}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
