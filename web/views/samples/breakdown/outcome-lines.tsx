import type { Outcome } from "@evalsite/protocol";
import Link from "next/link";
import { cell } from "../../../components/data-table/data-table.tsx";
import { OutcomeBar } from "../../../components/outcome-bar/outcome-bar.tsx";
import { OutcomeSign } from "../../../components/outcome-mark/outcome-mark.tsx";
import type { OutcomeLine } from "../../../model/breakdown/outcome-table.ts";
import { formatCount } from "../../../model/format-quantity.ts";
import { useText } from "../../../state/language.ts";
import { breakdownTexts } from "../../../text/breakdown.ts";
import { metricTexts } from "../../../text/metric.ts";
import styles from "./breakdown.module.css";
import { percent, percentRange } from "./group-label.ts";
import { GroupTable } from "./group-table.tsx";

interface Props {
  readonly lines: readonly OutcomeLine[];
  /** What the lines are: the field, or benchmarks. */
  readonly title: string;
  readonly nameOf: (line: OutcomeLine) => string;
  /** Where a line's answers are, all or those of a class; null: nowhere. */
  readonly hrefOf: (line: OutcomeLine, outcome: Outcome | null) => string | null;
  readonly rank: Outcome | null;
  readonly onRank: (rank: Outcome | null) => void;
}

/** A line a group: its bar, and the share of each class with its interval; each leads to its answers. */
export function OutcomeLines({ lines, title, nameOf, hrefOf, rank, onRank }: Props) {
  const text = useText(breakdownTexts);
  const names = useText(metricTexts).outcome;
  const classes = lines[0]?.classes.map(({ outcome }) => outcome) ?? [];
  return (
    <GroupTable
      lines={lines}
      title={title}
      counted={text.answers}
      heads={
        <>
          <th scope="col" className={styles.barHead}>
            {text.classes}
          </th>
          {classes.map((outcome) => (
            <th
              key={outcome}
              scope="col"
              className={cell.number}
              aria-sort={rank === outcome ? "descending" : undefined}
            >
              <button
                type="button"
                className={styles.rank}
                aria-pressed={rank === outcome}
                title={text.rank(names[outcome])}
                onClick={() => onRank(rank === outcome ? null : outcome)}
              >
                <OutcomeSign outcome={outcome} />
                {names[outcome]}
                {rank === outcome && <span aria-hidden="true">↓</span>}
              </button>
            </th>
          ))}
        </>
      }
      nameOf={nameOf}
      hrefOf={(line) => hrefOf(line, null)}
      countOf={({ samples }) => samples}
      renderCells={(line) => (
        <>
          <td className={styles.bar}>
            <OutcomeBar
              shares={line.classes.flatMap(({ outcome, count }) =>
                count === 0 ? [] : [{ outcome, count, share: count / line.samples }],
              )}
              label={line.classes
                .map(({ outcome, count }) => `${names[outcome]} ${formatCount(count)}`)
                .join(", ")}
            />
          </td>
          {line.classes.map(({ outcome, count, share }) => (
            <td key={outcome} className={cell.number}>
              {share !== null && (
                <>
                  <Target
                    href={count === 0 ? null : hrefOf(line, outcome)}
                    title={text.cell(percent(share.share), formatCount(count))}
                  >
                    {percent(share.share)}
                  </Target>
                  <span className={styles.interval}>{percentRange(share.interval)}</span>
                </>
              )}
            </td>
          ))}
        </>
      )}
    />
  );
}

interface TargetProps {
  readonly href: string | null;
  readonly title?: string;
  readonly children: React.ReactNode;
}

function Target({ href, title, children }: TargetProps) {
  return href === null ? (
    <span title={title}>{children}</span>
  ) : (
    <Link href={href} title={title}>
      {children}
    </Link>
  );
}
