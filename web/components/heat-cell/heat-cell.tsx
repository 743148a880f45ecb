import type { CSSProperties, TdHTMLAttributes } from "react";
import styles from "./heat-cell.module.css";

interface Props extends TdHTMLAttributes<HTMLTableCellElement> {
  /** 0 worst to 1 best within its row or column; null stays plain. The cell's text carries the value. */
  readonly heat: number | null;
}

/** A table cell whose background is the stronger the better its value is. */
export function HeatCell({ heat, className, style, ...rest }: Props) {
  const share = heat === null ? {} : ({ "--share": heat.toFixed(3) } as CSSProperties);
  const classes = [heat === null ? "" : styles.heat, className].filter(Boolean).join(" ");
  return <td className={classes} style={{ ...style, ...share }} {...rest} />;
}
