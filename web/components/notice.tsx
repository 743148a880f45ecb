import type { ReactNode } from "react";
import styles from "./notice.module.css";

/** A line above the content that the reader should know of. */
export function Notice({
  tone = "info",
  children,
}: {
  readonly tone?: "info" | "warning";
  readonly children: ReactNode;
}) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`} aria-live="polite">
      {children}
    </div>
  );
}
