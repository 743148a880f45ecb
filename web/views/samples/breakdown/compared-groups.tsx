import type { MetricSemantics } from "@evalsite/protocol";
import { useMemo } from "react";
import { Loading } from "../../../components/loading.tsx";
import { SampleProblems } from "../../../components/sample-problems/sample-problems.tsx";
import { useWorkerCall } from "../../../data/use-worker-call.ts";
import { withGroup } from "../../../model/breakdown/group-filter.ts";
import { type Group, groupableColumns } from "../../../model/breakdown/grouping.ts";
import { type Slice, rankSlices } from "../../../model/breakdown/slices.ts";
import { replaceQuery } from "../../../model/query-string.ts";
import { routes } from "../../../model/routes.ts";
import { type DiffQuery, diffQuery } from "../../../model/samples/diff-query.ts";
import { type SampleFilter, noFilter } from "../../../model/samples/filter-rows.ts";
import { useText } from "../../../state/language.ts";
import { breakdownTexts } from "../../../text/breakdown.ts";
import type { Compared } from "../compared.ts";
import listStyles from "../samples-tab.module.css";
import styles from "./breakdown.module.css";
import { ChangeLines } from "./change-lines.tsx";
import { GroupChoice } from "./group-choice.tsx";
import { fieldLabel, groupLabel } from "./group-label.ts";
import { SliceReport, sliceFilter } from "./weak-slices.tsx";

interface Props extends Omit<Compared, "onBaseline"> {
  readonly semantics: MetricSemantics;
}

/** One run against the baseline as a whole: how outcomes changed by a column, or where the run changed. */
export function ComparedGroups({ runs, loaded, query, onQuery, semantics }: Props) {
  const text = useText(breakdownTexts);
  const found = runs.findIndex((run, at) => at > 0 && run.runId === query.against);
  const run = found === -1 ? 1 : found;
  const [base, chosen] = [runs[0], runs[run]];
  const columns = groupableColumns(loaded.runs[0]?.reader.store.columns ?? []);
  const column = columns.find((name) => name === query.group) ?? null;
  if (base === undefined || chosen === undefined) return null;
  /** Where items are: those of a filter, by what became of them. */
  const hrefOf = (part: Partial<DiffQuery>) => {
    const ids = runs.map(({ runId }) => runId);
    const state = { ...query, view: "list", against: chosen.runId, item: null, ...part } as const;
    const [path = "", runsQuery = ""] = routes.compare(ids).split("?");
    return `${path}${replaceQuery(`?${runsQuery}&tab=samples`, diffQuery, state)}`;
  };
  return (
    <>
      <div className={listStyles.controls}>
        {runs.length > 2 && (
          <label className={listStyles.hint}>
            {text.run}{" "}
            <select
              className={listStyles.select}
              value={chosen.runId}
              onChange={({ target }) => onQuery((now) => ({ ...now, against: target.value }))}
            >
              {runs.slice(1).map(({ runId, mark, name }) => (
                <option key={runId} value={runId}>
                  {mark.letter} {name}
                </option>
              ))}
            </select>
          </label>
        )}
        {query.view === "groups" && (
          <GroupChoice
            options={[
              { id: "", label: text.byNothing },
              ...columns.map((id) => ({ id, label: fieldLabel(text, id) })),
            ]}
            selected={column ?? ""}
            onSelect={(id) => onQuery((now) => ({ ...now, group: id === "" ? null : id }))}
          />
        )}
      </div>
      {query.view === "groups" ? (
        <Changes
          {...{ column, run, hrefOf }}
          comparison={loaded.id}
          where={query.where}
          names={[`${chosen.mark.letter} ${chosen.name}`, `${base.mark.letter} ${base.name}`]}
        />
      ) : (
        <Changed {...{ run, semantics, hrefOf }} comparison={loaded.id} />
      )}
    </>
  );
}

interface PartProps {
  readonly comparison: number;
  readonly run: number;
  readonly hrefOf: (part: Partial<DiffQuery>) => string;
}

interface ChangesProps extends PartProps {
  readonly column: string | null;
  readonly where: SampleFilter;
  /** Of the run, and of the baseline. */
  readonly names: readonly [string, string];
}

function Changes({ comparison, run, column, where, names, hrefOf }: ChangesProps) {
  const text = useText(breakdownTexts);
  const request = useMemo(() => ({ comparison, run, column }), [comparison, run, column]);
  const { result, retry } = useWorkerCall("changes", request);
  if (result === null) return <Loading label={text.reading} />;
  if (result.kind === "problem")
    return <SampleProblems problems={[result.problem]} onRetry={retry} />;
  const { groups, lines, problems } = result.value;
  const nameOf = (group: Group | undefined) => (group ? groupLabel(text, group) : text.all);
  return (
    <>
      <SampleProblems problems={problems} onRetry={retry} />
      <section className={styles.panel}>
        <p className={styles.hint}>{text.changeHint(...names)}</p>
        <ChangeLines
          lines={column === null ? lines.slice(0, 1) : lines}
          title={column === null ? text.items : fieldLabel(text, column)}
          nameOf={({ group }) => nameOf(groups[group ?? -1])}
          hrefOf={({ group }, outcome, isMore) => {
            const found = groups[group ?? -1];
            const filter = found && column !== null ? withGroup(where, column, found) : where;
            if (filter === null) return null;
            return hrefOf({ ...narrowed(filter), selection: "all", turn: { outcome, isMore } });
          }}
        />
      </section>
    </>
  );
}

/** A filter as the comparison keeps it: subsets have a place of their own. */
function narrowed(filter: SampleFilter): Partial<DiffQuery> {
  const where = { ...filter, subsets: [] };
  return filter.subsets.length === 0 ? { where } : { where, subsets: filter.subsets };
}

interface ChangedProps extends PartProps {
  readonly semantics: MetricSemantics;
}

function Changed({ comparison, run, semantics, hrefOf }: ChangedProps) {
  const text = useText(breakdownTexts);
  const { direction } = semantics;
  const request = useMemo(() => ({ comparison, run, direction }), [comparison, run, direction]);
  const { result, retry } = useWorkerCall("changed", request);
  if (result === null) return <Loading label={text.reading} />;
  if (result.kind === "problem")
    return <SampleProblems problems={[result.problem]} onRetry={retry} />;
  const { tried, problems } = result.value;
  const itemsOf = (slice: Slice) => {
    const filter = sliceFilter(slice);
    if (filter === null) return null;
    return hrefOf({ where: noFilter, ...narrowed(filter), selection: "differing", turn: null });
  };
  return (
    <>
      <SampleProblems problems={problems} onRetry={retry} />
      <SliceReport
        ranked={rankSlices([tried], () => true)}
        kind="changed"
        semantics={semantics}
        hrefOf={itemsOf}
      />
    </>
  );
}
