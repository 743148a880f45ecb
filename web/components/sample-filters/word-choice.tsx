import { useState } from "react";
import { formatCount } from "../../model/format-quantity.ts";
import { sortBy } from "../../model/sort-by.ts";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import { SearchBox } from "../search-box.tsx";
import styles from "./sample-filters.module.css";

/** Words shown at once; a search finds the others. */
const most = 40;
/** More than this many can be searched. */
const few = 10;

interface Props {
  readonly label: string;
  /** What the search box is called. */
  readonly search: string;
  readonly words: readonly string[];
  readonly selected: readonly string[];
  readonly onSelect: (selected: readonly string[]) => void;
}

/** A box for each word of a column; nothing where there is no choice. */
export function WordChoice({ label, search, words, selected, onSelect }: Props) {
  const text = useText(samples);
  const [find, setFind] = useState("");
  if (words.length < 2) return null;
  const wanted = find.toLowerCase();
  // An empty word cannot be named in an address.
  const named = sortBy(words.filter(Boolean), (word) => word, false);
  const found = named.filter((word) => word.toLowerCase().includes(wanted));
  return (
    <fieldset>
      <legend className={styles.legend}>{label}</legend>
      {words.length > few && <SearchBox label={search} value={find} onChange={setFind} />}
      <div className={styles.checks}>
        {found.slice(0, most).map((word) => (
          <Check
            key={word}
            label={word}
            isChecked={selected.includes(word)}
            onToggle={() => onSelect(toggled(selected, word))}
          />
        ))}
      </div>
      {found.length > most && (
        <p className={styles.legend}>{text.moreWords(formatCount(found.length - most))}</p>
      )}
    </fieldset>
  );
}

export function toggled<T>(list: readonly T[], entry: T): readonly T[] {
  return list.includes(entry) ? list.filter((other) => other !== entry) : [...list, entry];
}

interface CheckProps {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onToggle: () => void;
}

/** A box with its label. */
export function Check({ label, isChecked, onToggle }: CheckProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={isChecked} onChange={onToggle} />
      <bdi>{label}</bdi>
    </label>
  );
}
