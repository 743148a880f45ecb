import { useEffect, useRef } from "react";
import { Button } from "../../components/button.tsx";
import { facetCounts, isFiltered } from "../../model/runs/filter-runs.ts";
import { type RunsFilter, facets, noFilter } from "../../model/runs/runs-state.ts";
import { useText } from "../../state/language.ts";
import { runsText } from "../../text/runs.ts";
import { DateFilter } from "./date-filter.tsx";
import { FacetFilter } from "./facet-filter.tsx";
import styles from "./filter-bar.module.css";
import { ScoreFilter } from "./score-filter.tsx";
import type { RunList } from "./use-run-list.ts";

interface Props {
  readonly list: RunList;
  readonly filter: RunsFilter;
  readonly onFilter: (filter: RunsFilter) => void;
}

/** Search and filters; those in use are marked. */
export function FilterBar({ list, filter, onFilter }: Props) {
  const text = useText(runsText);
  const search = useRef<HTMLInputElement>(null);
  useSlashKey(search);
  return (
    <search className={styles.bar}>
      <input
        ref={search}
        type="search"
        className={styles.search}
        aria-label={text.searchHint}
        title={text.searchHint}
        placeholder={text.search}
        value={filter.search}
        onChange={(event) => onFilter({ ...filter, search: event.target.value })}
      />
      <div className={styles.filters}>
        {facets.map((facet) => (
          <FacetFilter
            key={facet}
            facet={facet}
            chosen={filter.facets[facet]}
            counts={() => facetCounts(list.rows, list.columns, filter, facet)}
            onChoose={(values) =>
              onFilter({ ...filter, facets: { ...filter.facets, [facet]: values } })
            }
          />
        ))}
        <DateFilter filter={filter} onFilter={onFilter} />
        <ScoreFilter
          columns={list.columns}
          filter={filter}
          onFilter={onFilter}
          onOpen={list.figures.ask}
        />
        {isFiltered(filter) && (
          <Button look="quiet" onClick={() => onFilter(noFilter)}>
            {text.clearFilters}
          </Button>
        )}
      </div>
    </search>
  );
}

/** "/" goes to the search from anywhere but another field. */
function useSlashKey(search: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const isTyping =
        event.target instanceof Element && event.target.matches("input, textarea, select");
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      search.current?.select();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [search]);
}
