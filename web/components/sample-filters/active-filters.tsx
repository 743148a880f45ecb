import { formatPlain } from "../../model/format-metric.ts";
import {
  type Range,
  type SampleFilter,
  noFilter,
  rangedColumns,
  wordedColumns,
} from "../../model/samples/filter-rows.ts";
import { useText } from "../../state/language.ts";
import { metricTexts } from "../../text/metric.ts";
import { samples } from "../../text/samples.ts";
import { Button } from "../button.tsx";
import { columnTitle } from "../samples-table/column-title.ts";
import styles from "./sample-filters.module.css";

interface Props {
  readonly filter: SampleFilter;
  readonly onFilter: (filter: SampleFilter) => void;
}

/** What narrows the list, each part with a button that takes it away. */
export function ActiveFilters({ filter, onFilter }: Props) {
  const text = useText(samples);
  const names = useText(metricTexts).outcome;
  const parts = [
    ...filter.outcomes.map((outcome) => ({
      label: names[outcome],
      rest: { ...filter, outcomes: filter.outcomes.filter((other) => other !== outcome) },
    })),
    ...filter.subsets.map((subset) => ({
      label: subset,
      rest: { ...filter, subsets: filter.subsets.filter((other) => other !== subset) },
    })),
    ...filter.repeats.map((repeat) => ({
      label: `${text.column.repeat} ${text.repeatNumber(repeat + 1)}`,
      rest: { ...filter, repeats: filter.repeats.filter((other) => other !== repeat) },
    })),
    ...wordedColumns(filter).flatMap((name) => {
      const words = filter.words[name] ?? [];
      return words.map((word) => ({
        label: `${columnTitle(text, name)} ${word === "" ? text.notStated : word}`,
        rest: {
          ...filter,
          words: { ...filter.words, [name]: words.filter((other) => other !== word) },
        },
      }));
    }),
    ...rangedColumns(filter).flatMap((name) => {
      const range = filter.ranges[name];
      if (!range) return [];
      const { [name]: _, ...ranges } = filter.ranges;
      const label = `${columnTitle(text, name)} ${rangeLabel(range)}`;
      return [{ label, rest: { ...filter, ranges } }];
    }),
  ];
  if (parts.length === 0) return null;
  return (
    <>
      {parts.map(({ label, rest }) => (
        <button
          key={label}
          type="button"
          className={styles.token}
          aria-label={text.remove(label)}
          onClick={() => onFilter(rest)}
        >
          <bdi>{label}</bdi>
          <span aria-hidden="true">×</span>
        </button>
      ))}
      {parts.length > 1 && (
        <Button look="quiet" onClick={() => onFilter(noFilter)}>
          {text.clearAll}
        </Button>
      )}
    </>
  );
}

function rangeLabel({ min, max }: Range): string {
  if (min === null) return max === null ? "" : `≤ ${formatPlain(max)}`;
  if (max === null) return `≥ ${formatPlain(min)}`;
  return min === max ? `= ${formatPlain(min)}` : `${formatPlain(min)}–${formatPlain(max)}`;
}
