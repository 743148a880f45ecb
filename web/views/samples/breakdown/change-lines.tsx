import type { Outcome } from "@evalsite/protocol";
import Link from "next/link";
import { cell } from "../../../components/data-table/data-table.tsx";
import { OutcomeSign } from "../../../components/outcome-mark/outcome-mark.tsx";
import type { ChangeLine, ClassChange } from "../../../model/breakdown/change-table.ts";
import { formatCount } from "../../../model/format-quantity.ts";
import { useText } from "../../../state/language.ts";
import { breakdownTexts } from "../../../text/breakdown.ts";
import { metricTexts } from "../../../text/metric.ts";
import styles from "./breakdown.module.css";
import { percent, percentRange } from "./group-label.ts";
import { GroupTable } from "./group-table.tsx";

interface Props {
  readonly lines: readonly ChangeLine[];
  readonly title: string;
  readonly nameOf: (line: ChangeLine) => string;
  /** Where the items are that turned to a class, or from it. */
  readonly hrefOf: (line: ChangeLine, outcome: Outcome, isMore: boolean) => string | null;
}

/** A line a group: the share of each class in the run, and its change against the baseline on the same items. */
export function ChangeLines({ lines, title, nameOf, hrefOf }: Props) {
  const text = useText(breakdownTexts);
  const names = useText(metricTexts).outcome;
  const classes = lines[0]?.classes.map(({ outcome }) => outcome) ?? [];
  return (
    <GroupTable
      lines={lines}
      title={title}
      counted={text.items}
      heads={classes.map((outcome) => (
        <th key={outcome} scope="col" className={cell.number}>
          <OutcomeSign outcome={outcome} /> {names[outcome]}
        </th>
      ))}
      nameOf={nameOf}
      countOf={({ n }) => n}
      renderCells={(line) =>
        line.classes.map((change) => (
          <td key={change.outcome} className={cell.number}>
            <Change change={change} hrefOf={(isMore) => hrefOf(line, change.outcome, isMore)} />
          </td>
        ))
      }
    />
  );
}

interface ChangeProps {
  readonly change: ClassChange;
  readonly hrefOf: (isMore: boolean) => string | null;
}

function Change({ change, hrefOf }: ChangeProps) {
  const text = useText(breakdownTexts);
  const names = useText(metricTexts).outcome;
  const { outcome, comparison } = change;
  const { candidate, difference, interval } = comparison;
  if (candidate === null || difference === null) return null;
  const points = `${difference > 0 ? "+" : ""}${(difference * 100).toFixed(1).replace("-", "−")}`;
  const turns = [
    { isMore: true, count: comparison.won ?? 0, label: text.gained, help: text.gainedHelp },
    { isMore: false, count: comparison.lost ?? 0, label: text.left, help: text.leftHelp },
  ];
  return (
    <>
      {percent(candidate)}{" "}
      <span className={toneOf(change)}>{difference === 0 ? "0.0" : points}</span>
      {interval !== null && <span className={styles.interval}>{percentRange(interval)}</span>}
      <span className={styles.items}>
        {turns.map(({ isMore, count, label, help }) => {
          const href = hrefOf(isMore);
          return (
            count > 0 &&
            href !== null && (
              <Link key={String(isMore)} href={href} title={help(names[outcome])}>
                {label(formatCount(count))}
              </Link>
            )
          );
        })}
      </span>
    </>
  );
}

/** Coloured only where it is resolved: more that is right is good, more of anything that is not right is bad. */
function toneOf({
  outcome,
  comparison: { difference, interval },
  q,
}: ClassChange): string | undefined {
  const isResolved = interval !== null && (interval.low > 0 || interval.high < 0);
  if (!isResolved || q === null || q > 0.05 || difference === null) return undefined;
  if (outcome === "partial" || outcome === "unscored") return undefined;
  return difference > 0 === (outcome === "correct") ? styles.good : styles.bad;
}
