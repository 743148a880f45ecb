import styles from "./search-box.module.css";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A field that narrows what is shown while one types; Escape empties it. */
export function SearchBox({ label, value, onChange }: Props) {
  return (
    <input
      className={styles.box}
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
