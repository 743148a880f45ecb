import type { SuiteSummary } from "@evalsite/protocol";
import { type ReactNode, useCallback } from "react";
import { Button } from "../../components/button.tsx";
import { Popover } from "../../components/popover.tsx";
import { ActiveFilters } from "../../components/sample-filters/active-filters.tsx";
import { FilterPanel } from "../../components/sample-filters/filter-panel.tsx";
import { Check } from "../../components/sample-filters/word-choice.tsx";
import { OrderStatus } from "../../components/sample-filters/order-status.tsx";
import { OutcomeFilter } from "../../components/sample-filters/outcome-filter.tsx";
import { ScoreHistogram } from "../../components/sample-filters/score-histogram.tsx";
import { SortToken } from "../../components/sample-filters/sort-token.tsx";
import { SearchStatus } from "../../components/sample-filters/search-status.tsx";
import { TextSearch } from "../../components/sample-filters/text-search.tsx";
import { columnTitle } from "../../components/samples-table/column-title.ts";
import type { SampleReader } from "../../data/sample-store.ts";
import { formatBytes, formatCount } from "../../model/format-quantity.ts";
import type { SamplesQuery } from "../../model/samples/samples-query.ts";
import type { TableColumn } from "../../model/samples/table-columns.ts";
import { useText } from "../../state/language.ts";
import { samples } from "../../text/samples.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { ExportMenu } from "./export-menu.tsx";
import styles from "./samples-tab.module.css";
import type { SampleList } from "./use-sample-list.ts";

interface Props {
  readonly reader: SampleReader;
  readonly suite: SuiteSummary;
  readonly picker: ReactNode;
  readonly query: SamplesQuery;
  readonly onChange: (part: Partial<SamplesQuery>) => void;
  readonly list: SampleList;
  readonly columns: readonly TableColumn[];
  readonly chosen: readonly string[];
  /** Whether the table shows the column it is sorted by. */
  readonly isSortShown: boolean;
}

/** Everything above the table: what is searched, filtered, counted, shown and saved. */
export function ListBar(props: Props) {
  const { reader, suite, query, onChange, list } = props;
  const text = useText(samples);
  const { store } = reader;
  const onSearch = useCallback((part: Partial<SamplesQuery>) => onChange(part), [onChange]);
  const repeats = suite.repeats ?? Math.ceil(store.rows / Math.max(1, store.items));
  return (
    <header className={styles.bar}>
      <div className={styles.controls}>
        {props.picker}
        <TextSearch value={query.search} isFull={query.fullText} onSearch={onSearch} />
        <Popover label={text.filters}>
          {() => (
            <FilterPanel
              store={store}
              repeats={repeats}
              filter={query.filter}
              onFilter={(filter) => onChange({ filter })}
            />
          )}
        </Popover>
        {store.rows > store.items && (
          <span title={text.groupHint}>
            <Check
              label={text.group}
              isChecked={query.byItem}
              onToggle={() => onChange({ byItem: !query.byItem })}
            />
          </span>
        )}
        <span className={styles.end}>
          <ColumnChoice
            columns={props.columns}
            chosen={props.chosen}
            onChoose={(columns) => onChange({ columns })}
          />
          <ExportMenu reader={reader} rows={list.rows} />
        </span>
      </div>
      <div className={styles.overview}>
        <OutcomeFilter
          counts={list.outcomeCounts}
          selected={query.filter.outcomes}
          onSelect={(outcomes) => onChange({ filter: { ...query.filter, outcomes } })}
        />
        {list.scores && (
          <ScoreHistogram
            label={text.scoresOf(suite.overall.metric)}
            histogram={list.scores}
            range={query.filter.ranges.score}
            onRange={(range) => {
              const { score: _, ...ranges } = query.filter.ranges;
              onChange({
                filter: {
                  ...query.filter,
                  ranges: range === null ? ranges : { ...ranges, score: range },
                },
              });
            }}
          />
        )}
        {list.scoreBytes !== null && (
          <Button look="quiet" onClick={list.loadScores}>
            {text.loadScores(formatBytes(list.scoreBytes))}
          </Button>
        )}
      </div>
      <div className={styles.counts}>
        <output>
          <Shown list={list} rows={store.rows} items={store.items} byItem={query.byItem} />
        </output>
        <ActiveFilters filter={query.filter} onFilter={(filter) => onChange({ filter })} />
        {!props.isSortShown && list.isSorted && (
          <SortToken sort={query.sort} onSort={(sort) => onChange({ sort })} />
        )}
        <SearchStatus search={list.search} />
        <OrderStatus
          order={list.order}
          column={columnTitle(text, query.sort.column)}
          files={store.previews.count}
        />
      </div>
    </header>
  );
}

interface ShownProps {
  readonly list: SampleList;
  readonly rows: number;
  readonly items: number;
  readonly byItem: boolean;
}

function Shown({ list, rows, items, byItem }: ShownProps) {
  const text = useText(samples);
  const [shown, all] = byItem ? [list.lines.length, items] : [list.rows.length, rows];
  return (
    <>
      <strong>
        {shown === all
          ? text.allShown(formatCount(all))
          : text.shown(formatCount(shown), formatCount(all))}
      </strong>{" "}
      {byItem ? text.itemsUnit : text.samplesUnit}
    </>
  );
}
