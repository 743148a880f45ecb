import { type ReactNode, useId } from "react";
import styles from "./section.module.css";

interface Props {
  readonly title: string;
  /** Beside the title: a choice, a search, a button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page on its own surface. */
export function Section({ title, aside, children }: Props) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

/** Sections of a page, one below the other. */
export function Sections({ children }: { readonly children: ReactNode }) {
  return <div className={styles.sections}>{children}</div>;
}
