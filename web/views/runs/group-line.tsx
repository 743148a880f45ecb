import { memo } from "react";
import { formatMetricNumber } from "../../model/format-metric.ts";
import { type BenchmarkColumn, cellSemantics, scoreOf } from "../../model/runs/benchmark-column.ts";
import { type GroupItem, bestScore } from "../../model/runs/group-runs.ts";
import type { RunColumn } from "../../model/runs/run-column.ts";
import { cellText } from "../../model/runs/runs-text-table.ts";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import { type RunsText, runsText } from "../../text/runs.ts";
import { ColumnGap } from "./column-gap.tsx";
import type { LineProps } from "./line-props.ts";
import styles from "./runs-table.module.css";

interface Props extends LineProps {
  readonly group: GroupItem;
  /** Of the group's runs: all, some or none. */
  readonly selection: "all" | "some" | "none";
  readonly onSelectGroup: (group: GroupItem) => void;
  readonly onFold: (id: string) => void;
}

/** The head of a group: its best and its latest score in each column. */
export const GroupLine = memo(function GroupLine({
  group,
  selection,
  onSelectGroup,
  onFold,
  drawn,
  manifest,
  index,
  isTabStop,
}: Props) {
  const text = useText(runsText);
  const name = groupName(group, text);
  return (
    <tr
      className={`${styles.line} ${styles.group}`}
      data-index={index}
      data-depth={group.depth}
      aria-rowindex={index + 2}
      aria-level={group.depth + 1}
      aria-expanded={!group.isFolded}
      aria-selected={selection === "all"}
      tabIndex={isTabStop ? 0 : -1}
    >
      <th scope="row" className={styles.name}>
        <div className={styles.nameContent}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={text.select(name)}
            checked={selection === "all"}
            ref={(box) => {
              if (box !== null) box.indeterminate = selection === "some";
            }}
            onChange={() => onSelectGroup(group)}
          />
          <button
            type="button"
            className={styles.fold}
            tabIndex={-1}
            aria-label={group.isFolded ? text.openGroup(name) : text.foldGroup(name)}
            onClick={() => onFold(group.id)}
          >
            <span className={styles.triangle} aria-hidden="true" />
            <span className={styles.groupName} title={name}>
              {name}
            </span>
          </button>
          <span className={styles.groupCount}>{group.rows.length}</span>
        </div>
      </th>
      <ColumnGap count={drawn.before} />
      {drawn.columns.map((column) => (
        <GroupCell key={column.id} group={group} column={column} manifest={manifest} />
      ))}
      <ColumnGap count={drawn.after} />
    </tr>
  );
});

interface CellProps extends Pick<LineProps, "manifest"> {
  readonly group: GroupItem;
  readonly column: RunColumn;
}

function GroupCell({ group, column, manifest }: CellProps) {
  const { latest } = group;
  if (column.kind === "benchmark") {
    return <GroupScore group={group} column={column.benchmark} manifest={manifest} />;
  }
  if (column.kind === "figure") {
    const text = latest === null ? null : column.text(latest);
    return <td className={column.isNumber ? styles.number : undefined}>{text}</td>;
  }
  const isOfLatest = column.id === "start" || column.id === "step";
  const text = isOfLatest && latest !== null ? cellText(latest, column, manifest) : null;
  return <td className={column.id === "step" ? styles.number : styles.time}>{text}</td>;
}

function GroupScore({
  group,
  column,
  manifest,
}: Omit<CellProps, "column"> & { readonly column: BenchmarkColumn }) {
  const words = useText(runsText);
  const { missing } = useText(common);
  const best = bestScore(group.rows, column);
  const latest = group.latest === null ? null : scoreOf(group.latest, column);
  if (best === null && latest === null) {
    return <td className={`${styles.number} ${styles.missing}`}>{missing}</td>;
  }
  const latestSemantics =
    group.latest === null ? null : cellSemantics(group.latest, column, manifest);
  return (
    <td className={`${styles.number} ${styles.pair}`}>
      <span className="visually-hidden">{words.best} </span>
      {formatMetricNumber(best, column.semantics)}
      <span className={styles.latest} title={words.latest}>
        <span className="visually-hidden">{words.latest} </span>
        {formatMetricNumber(latest, latestSemantics)}
      </span>
    </td>
  );
}

function groupName({ name, level }: GroupItem, text: RunsText): string {
  const none = { project: text.noProject, experiment: text.noExperiment, model: text.noModel };
  return name ?? none[level];
}
