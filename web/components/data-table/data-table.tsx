import type { ReactNode } from "react";
import styles from "./data-table.module.css";

interface Props {
  /** What the table holds; read out. */
  readonly label: string;
  /** Keeps the first column in view while the rest scrolls. */
  readonly pinned?: boolean;
  /** Some cells have a background, which the last ones' text must not touch the end of. */
  readonly heated?: boolean;
  readonly children: ReactNode;
}

/** A plain table in a frame that scrolls sideways when it must; browsers let the keyboard scroll it. */
export function DataTable({ label, pinned = false, heated = false, children }: Props) {
  const classes = [styles.table, pinned && styles.pinned, heated && styles.heated];
  return (
    <div className={styles.frame}>
      <table className={classes.filter(Boolean).join(" ")} aria-label={label}>
        {children}
      </table>
    </div>
  );
}

/** Classes for cells: `number` right-aligned, `quiet` less important, `wide` left out on a phone. */
export const cell = {
  number: styles.number,
  quiet: styles.quiet,
  wide: styles.wide,
  code: styles.code,
} as const;
