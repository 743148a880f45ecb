import type { DetailsHTMLAttributes, ReactNode } from "react";
import styles from "./fold.module.css";

interface Props extends Pick<DetailsHTMLAttributes<HTMLDetailsElement>, "open" | "onToggle"> {
  readonly title: string;
  /** A few words beside the title. */
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A panel that unfolds. */
export function Fold({ title, hint, children, ...details }: Props) {
  return (
    <details className={styles.panel} {...details}>
      <summary className={styles.summary}>
        <span className={styles.title}>{title}</span>
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </summary>
      {children}
    </details>
  );
}
