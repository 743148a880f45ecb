import type { SampleStore } from "@evalsite/protocol";
import { useState } from "react";
import { formatCount } from "../../model/format-quantity.ts";
import { type Range, type SampleFilter } from "../../model/samples/filter-rows.ts";
import { rangeColumns } from "../../model/samples/sample-columns.ts";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import { SearchBox } from "../search-box.tsx";
import { RangeFields } from "./range-fields.tsx";
import styles from "./sample-filters.module.css";

interface Props {
  readonly store: SampleStore;
  readonly repeats: number;
  readonly filter: SampleFilter;
  readonly onFilter: (filter: SampleFilter) => void;
}

/** Filters that are not always in view: ranges, subsets, repeats. */
export function FilterPanel({ store, repeats, filter, onFilter }: Props) {
  const text = useText(samples);
  const subsets = store.columns.find((column) => column.name === "subset")?.dictionary ?? [];
  const ranges = rangeColumns.filter((name) =>
    store.columns.some((column) => column.name === name),
  );
  const setRange = (name: (typeof rangeColumns)[number], range: Range | null) => {
    const { [name]: _, ...others } = filter.ranges;
    onFilter({ ...filter, ranges: range === null ? others : { ...others, [name]: range } });
  };
  return (
    <div className={styles.panel}>
      <div className={styles.ranges}>
        {ranges.map((name) => (
          <RangeFields
            key={name}
            label={text.column[name]}
            unit={name === "score" ? null : text.unit[name]}
            range={filter.ranges[name]}
            onRange={(range) => setRange(name, range)}
          />
        ))}
      </div>
      {subsets.length > 1 && (
        <SubsetList
          subsets={subsets}
          selected={filter.subsets}
          onSelect={(selected) => onFilter({ ...filter, subsets: selected })}
        />
      )}
      {repeats > 1 && (
        <fieldset>
          <legend className={styles.legend}>{text.repeats}</legend>
          <div className={styles.checks}>
            {Array.from({ length: Math.min(repeats, 64) }, (_, repeat) => (
              <Check
                key={repeat}
                label={text.repeatNumber(repeat + 1)}
                isChecked={filter.repeats.includes(repeat)}
                onToggle={() => onFilter({ ...filter, repeats: toggled(filter.repeats, repeat) })}
              />
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}

/** Subsets shown at once; a search finds the others. */
const mostSubsets = 40;

interface SubsetProps {
  readonly subsets: readonly string[];
  readonly selected: readonly string[];
  readonly onSelect: (selected: readonly string[]) => void;
}

function SubsetList({ subsets, selected, onSelect }: SubsetProps) {
  const text = useText(samples);
  const [find, setFind] = useState("");
  const wanted = find.toLowerCase();
  const found = subsets.filter((subset) => subset.toLowerCase().includes(wanted));
  return (
    <fieldset>
      <legend className={styles.legend}>{text.column.subset}</legend>
      {subsets.length > 10 && (
        <SearchBox label={text.subsetSearch} value={find} onChange={setFind} />
      )}
      <div className={styles.checks}>
        {found.slice(0, mostSubsets).map((subset) => (
          <Check
            key={subset}
            label={subset}
            isChecked={selected.includes(subset)}
            onToggle={() => onSelect(toggled(selected, subset))}
          />
        ))}
      </div>
      {found.length > mostSubsets && (
        <p className={styles.legend}>{text.moreSubsets(formatCount(found.length - mostSubsets))}</p>
      )}
    </fieldset>
  );
}

function toggled<T>(list: readonly T[], entry: T): readonly T[] {
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
