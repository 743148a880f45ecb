import Link from "next/link";
import { type MouseEvent, memo } from "react";
import { StateBadges } from "../../components/status-badge/state-badges.tsx";
import { routes } from "../../model/routes.ts";
import type { RunRow } from "../../model/runs/run-row.ts";
import { useText } from "../../state/language.ts";
import { runsText } from "../../text/runs.ts";
import { ColumnGap } from "./column-gap.tsx";
import type { LineProps } from "./line-props.ts";
import { MiddleEllipsis } from "./middle-ellipsis.tsx";
import { RunCell } from "./run-cell.tsx";
import styles from "./runs-table.module.css";

interface Props extends LineProps {
  readonly row: RunRow;
  readonly depth: number;
  readonly isSelected: boolean;
  readonly onSelect: (id: string, isRange: boolean) => void;
}

/** One run. */
export const RunLine = memo(function RunLine({
  row,
  depth,
  isSelected,
  onSelect,
  drawn,
  heat,
  manifest,
  index,
  isTabStop,
}: Props) {
  const text = useText(runsText);
  return (
    <tr
      className={styles.line}
      data-index={index}
      data-depth={depth}
      aria-rowindex={index + 2}
      aria-level={depth === 0 ? undefined : depth + 1}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
    >
      <th scope="row" className={styles.name}>
        <div className={styles.nameContent}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={text.select(row.id)}
            checked={isSelected}
            onChange={noChange}
            onClick={(event: MouseEvent) => onSelect(row.id, event.shiftKey)}
          />
          <Link href={routes.run(row.id)} prefetch={false} tabIndex={-1} title={row.id}>
            <MiddleEllipsis text={row.id} />
          </Link>
          <Remarks row={row} />
        </div>
      </th>
      <ColumnGap count={drawn.before} />
      {drawn.columns.map((column) => (
        <RunCell
          key={column.id}
          row={row}
          column={column}
          heat={heat.get(column.id)}
          manifest={manifest}
        />
      ))}
      <ColumnGap count={drawn.after} />
    </tr>
  );
});

/** What the reader should know before trusting the row. */
function Remarks({ row: { entry } }: { readonly row: RunRow }) {
  const text = useText(runsText);
  const { warnings, dropped } = entry.counts ?? { warnings: 0, dropped: 0 };
  const hints = [
    ...(warnings > 0 ? [text.warnings(warnings)] : []),
    ...(dropped > 0 ? [text.dropped(dropped)] : []),
  ].join("; ");
  return (
    <span className={styles.remarks}>
      <StateBadges run={entry} isRemark />
      {hints !== "" && (
        <span className={styles.warning} title={hints}>
          <span aria-hidden="true">▲</span>
          <span className="visually-hidden">{hints}</span>
        </span>
      )}
    </span>
  );
}

function noChange(): void {
  // The click decides: only it knows of the shift key.
}
