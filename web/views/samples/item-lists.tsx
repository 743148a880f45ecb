import { Choice } from "../../components/choice.tsx";
import { type LoadedComparison, withoutHashes } from "../../data/item-comparison.ts";
import { formatCount } from "../../model/format-quantity.ts";
import type { DiffQuery } from "../../model/samples/diff-query.ts";
import {
  itemOrders,
  itemSelections,
  learningList,
  needsTexts,
  needsVerdicts,
} from "../../model/samples/item-selection.ts";
import { useText } from "../../state/language.ts";
import type { SetQueryState } from "../../state/query.ts";
import { sampleDiffTexts } from "../../text/sample-diff.ts";
import { samples } from "../../text/samples.ts";
import type { DiffRun } from "./sample-diff-tab.tsx";
import styles from "./samples-tab.module.css";

interface Props {
  readonly runs: readonly DiffRun[];
  readonly loaded: LoadedComparison;
  /** Items in the chosen list. */
  readonly shown: number;
  /** Whether some runs are checkpoints of one training. */
  readonly hasTrack: boolean;
  readonly query: DiffQuery;
  readonly onQuery: SetQueryState<DiffQuery>;
}

/** Which items are listed, and which run is held against the baseline. */
export function ItemLists({ runs, loaded, shown, hasTrack, query, onQuery }: Props) {
  const text = useText(sampleDiffTexts);
  const list = useText(samples);
  const { graded, alignment } = loaded;
  const lacking = withoutHashes(loaded);
  const offered = itemSelections.filter(
    (name) =>
      !(graded && needsVerdicts(name)) &&
      !(lacking.length > 0 && needsTexts(name)) &&
      (hasTrack || learningList(name) === null),
  );
  const orders = itemOrders.filter((name) => hasTrack || name !== "learning");
  const label = {
    ...text.selection,
    ...(graded && { learned: text.better, lost: text.worse }),
  };
  return (
    <div className={styles.controls}>
      <Choice
        label={text.lists}
        options={offered.map((id) => ({ id, label: label[id] }))}
        selected={query.selection}
        onSelect={(selection) => onQuery((now) => ({ ...now, selection }))}
      />
      {runs.length > 2 && (
        <label className={styles.hint}>
          {text.against}{" "}
          <select
            className={styles.select}
            value={query.against ?? ""}
            onChange={(event) =>
              onQuery((now) => ({ ...now, against: event.target.value || null }))
            }
          >
            <option value="">{text.anyRun}</option>
            {runs.slice(1).map((run) => (
              <option key={run.runId} value={run.runId}>
                {run.mark.letter} {run.name}
              </option>
            ))}
          </select>
        </label>
      )}
      {(runs.length > 2 || hasTrack) && (
        <label className={styles.hint}>
          {text.order}{" "}
          <select
            className={styles.select}
            value={query.order}
            onChange={({ target: { value } }) =>
              onQuery((now) => ({
                ...now,
                order: itemOrders.find((name) => name === value) ?? "line",
              }))
            }
          >
            {orders.map((name) => (
              <option key={name} value={name}>
                {name === "disagreement" && graded ? text.spreadOrder : text.orders[name]}
              </option>
            ))}
          </select>
        </label>
      )}
      {lacking.length > 0 && (
        <span className={styles.hint}>
          {text.withoutHashes(
            runs
              .filter(({ runId }) => lacking.includes(runId))
              .map(({ mark }) => mark.letter)
              .join(", "),
          )}
        </span>
      )}
      <output>
        <strong>{list.shown(formatCount(shown), formatCount(alignment.lines))}</strong>{" "}
        {list.itemsUnit} <span className={styles.hint}>{text.selectionHelp[query.selection]}</span>
      </output>
    </div>
  );
}
