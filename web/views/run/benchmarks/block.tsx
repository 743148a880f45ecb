import { type ReactNode, useId } from "react";
import styles from "./benchmarks.module.css";

/** A titled part of a benchmark's details. */
export function Block({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.block} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
