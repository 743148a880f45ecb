import type { Direction } from "@evalsite/protocol";
import { useText } from "../../state/language.ts";
import { metricTexts } from "../../text/metric.ts";
import styles from "./metric-name.module.css";

interface Props {
  readonly name: string;
  readonly direction: Direction;
}

/** A metric's name, with an arrow only where one way is better. */
export function MetricName({ name, direction }: Props) {
  return (
    <span className={styles.name}>
      {name}
      <DirectionArrow direction={direction} />
    </span>
  );
}

export function DirectionArrow({ direction }: { readonly direction: Direction }) {
  const text = useText(metricTexts);
  if (direction === "none") return null;
  return (
    <span className={styles.arrow} title={text.direction[direction]}>
      <span aria-hidden="true">{direction === "higher" ? "↑" : "↓"}</span>
      <span className="visually-hidden">{text.direction[direction]}</span>
    </span>
  );
}
