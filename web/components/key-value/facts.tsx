import type { ReactNode } from "react";
import styles from "./key-value.module.css";

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** A few facts, each a small label above its value. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
