import Link from "next/link";
import type { Outcome } from "@evalsite/protocol";
import type { OutcomeShare } from "../../model/scores/outcome-shares.ts";
import { outcomeColour } from "./outcome-bar.tsx";
import styles from "./outcome-bar.module.css";

interface Props {
  readonly shares: readonly OutcomeShare[];
  readonly name: (outcome: Outcome) => string;
  readonly count: (share: OutcomeShare) => string;
  /** Where the answers of a class are; null when they are nowhere to be seen. */
  readonly href: ((outcome: Outcome) => string) | null;
}

/** The classes with their counts; each leads to its answers. */
export function OutcomeLegend({ shares, name, count, href }: Props) {
  return (
    <ul className={styles.legend}>
      {shares.map((share) => (
        <li key={share.outcome} style={outcomeColour(share.outcome)}>
          <span className={styles.dot} aria-hidden="true" />
          {href === null ? (
            name(share.outcome)
          ) : (
            <Link href={href(share.outcome)}>{name(share.outcome)}</Link>
          )}
          <span className={styles.count}>{count(share)}</span>
        </li>
      ))}
    </ul>
  );
}
