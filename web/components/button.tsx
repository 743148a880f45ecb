import type { ButtonHTMLAttributes } from "react";
import styles from "./button.module.css";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** quiet: no frame until hovered; primary: the one main action of a place. */
  readonly look?: "plain" | "quiet" | "primary";
}

export function Button({ look = "plain", className, type = "button", ...rest }: Props) {
  const classes = [styles.button, styles[look], className].filter(Boolean).join(" ");
  // oxlint-disable-next-line react/button-has-type -- the default is "button"
  return <button type={type} className={classes} {...rest} />;
}
