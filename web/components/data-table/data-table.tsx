import type { ReactNode } from "react";
import styles from "./data-table.module.css";

interface Props {
  /** What the table holds; read out, and shown where the table scrolls sideways. */
  readonly label: string;
  /** Keeps the first column in view while the rest scrolls. */
  readonly pinned?: boolean;
  readonly children: ReactNode;
}

/** A plain table in a frame that scrolls sideways when it must, also by keyboard. */
export function DataTable({ label, pinned = false, children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable
    <section className={styles.frame} aria-label={label} tabIndex={0}>
      <table className={pinned ? `${styles.table} ${styles.pinned}` : styles.table}>
        {children}
      </table>
    </section>
  );
}

/** Classes for cells: `number` right-aligned, `quiet` less important, `wide` left out on a phone. */
export const cell = {
  number: styles.number,
  quiet: styles.quiet,
  wide: styles.wide,
  code: styles.code,
} as const;
