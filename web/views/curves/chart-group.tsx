import { type ReactNode, useId } from "react";
import { useText } from "../../state/language.ts";
import { curveTexts } from "../../text/curves.ts";
import styles from "./chart-group.module.css";

interface Props {
  readonly title: string;
  readonly count: number;
  readonly isFolded: boolean;
  readonly onFold: () => void;
  readonly children: ReactNode;
}

/** Charts whose names begin alike, under a heading that folds them. */
export function ChartGroup({ title, count, isFolded, onFold, children }: Props) {
  const text = useText(curveTexts).groups;
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        <button type="button" className={styles.fold} aria-expanded={!isFolded} onClick={onFold}>
          <span className={styles.arrow} aria-hidden="true" />
          {title}
          <span className={styles.count}>{text.charts(count)}</span>
        </button>
      </h2>
      {!isFolded && <div className={styles.charts}>{children}</div>}
    </section>
  );
}
