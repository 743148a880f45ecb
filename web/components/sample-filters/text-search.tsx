import { useEffect, useState } from "react";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import { SearchBox } from "../search-box.tsx";
import styles from "./sample-filters.module.css";

/** Rests this long before a search begins. */
const restMs = 350;

interface Props {
  readonly value: string;
  readonly isFull: boolean;
  readonly onSearch: (search: { readonly search: string; readonly fullText: boolean }) => void;
}

/** What to search for, and where: the search says what it reads. */
export function TextSearch({ value, isFull, onSearch }: Props) {
  const text = useText(samples);
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onSearch({ search: typed, fullText: isFull }), restMs);
    return () => clearTimeout(timer);
  }, [typed, value, isFull, onSearch]);
  return (
    <search className={styles.search}>
      <SearchBox label={text.searchPlaceholder} value={typed} onChange={setTyped} />
      <select
        className={styles.select}
        aria-label={text.searchIn}
        title={isFull ? text.searchTextsHelp : text.searchPreviewsHelp}
        value={isFull ? "full" : "previews"}
        onChange={(event) => onSearch({ search: typed, fullText: event.target.value === "full" })}
      >
        <option value="full">{text.searchTexts}</option>
        <option value="previews">{text.searchPreviews}</option>
      </select>
    </search>
  );
}
