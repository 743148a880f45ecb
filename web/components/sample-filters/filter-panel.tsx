import type { SampleStore } from "@evalsite/protocol";
import type { Range, SampleFilter } from "../../model/samples/filter-rows.ts";
import {
  type RangeColumn,
  isMetadataColumn,
  isMetricColumn,
  rangeColumns,
  wordColumns,
} from "../../model/samples/sample-columns.ts";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import { columnTitle } from "../samples-table/column-title.ts";
import { RangeFields } from "./range-fields.tsx";
import styles from "./sample-filters.module.css";
import { Check, WordChoice, toggled } from "./word-choice.tsx";

interface Props {
  readonly store: SampleStore;
  readonly repeats: number;
  readonly filter: SampleFilter;
  readonly onFilter: (filter: SampleFilter) => void;
}

/** Filters that are not always in view: ranges, subsets, targets, answers, repeats. */
export function FilterPanel({ store, repeats, filter, onFilter }: Props) {
  const text = useText(samples);
  const names = store.columns.map((column) => column.name);
  const wordsOf = (name: string) =>
    store.columns.find((column) => column.name === name)?.dictionary ?? [];
  const metrics = names.filter(isMetricColumn);
  const ranges: readonly RangeColumn[] = [
    ...rangeColumns.filter((name) => names.includes(name)),
    // A single one is the score.
    ...(metrics.length > 1 ? metrics : []),
  ];
  const setRange = (name: RangeColumn, range: Range | null) => {
    const { [name]: _, ...others } = filter.ranges;
    onFilter({ ...filter, ranges: range === null ? others : { ...others, [name]: range } });
  };
  return (
    <div className={styles.panel}>
      <div className={styles.ranges}>
        {ranges.map((name) => (
          <RangeFields
            key={name}
            label={columnTitle(text, name)}
            unit={name === "score" || isMetricColumn(name) ? null : text.unit[name]}
            range={filter.ranges[name]}
            onRange={(range) => setRange(name, range)}
          />
        ))}
      </div>
      <WordChoice
        label={text.column.subset}
        search={text.subsetSearch}
        words={wordsOf("subset")}
        selected={filter.subsets}
        onSelect={(subsets) => onFilter({ ...filter, subsets })}
      />
      {[...wordColumns, ...names.filter(isMetadataColumn)].map((name) => (
        <WordChoice
          key={name}
          label={columnTitle(text, name)}
          search={text.wordSearch}
          words={wordsOf(name)}
          selected={filter.words[name] ?? []}
          onSelect={(chosen) => {
            const { [name]: _, ...others } = filter.words;
            const words = chosen.length === 0 ? others : { ...others, [name]: chosen };
            onFilter({ ...filter, words });
          }}
        />
      ))}
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
