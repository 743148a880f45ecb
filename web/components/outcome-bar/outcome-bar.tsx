import type { Outcome } from "@evalsite/protocol";
import type { CSSProperties } from "react";
import type { OutcomeShare } from "../../model/scores/outcome-shares.ts";
import styles from "./outcome-bar.module.css";

interface Props {
  readonly shares: readonly OutcomeShare[];
  /** All classes and counts in words. */
  readonly label: string;
}

/** How many answers fell into each class, as one stacked bar. */
export function OutcomeBar({ shares, label }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- made of coloured parts, no file
    <span className={styles.bar} role="img" aria-label={label} title={label}>
      {shares.map(({ outcome, count }) => (
        <span
          key={outcome}
          className={styles.part}
          style={{ ...outcomeColour(outcome), flexGrow: count }}
        />
      ))}
    </span>
  );
}

/** The colour of a class, as the custom property that `.part` and `.dot` paint with. */
export function outcomeColour(outcome: Outcome): CSSProperties {
  return { "--outcome": `var(--outcome-${outcome})` } as CSSProperties;
}
