import { type ReactNode, useId, useState } from "react";
import { Button } from "./button.tsx";
import styles from "./popover.module.css";

interface Props {
  readonly label: ReactNode;
  /** Which edge of the panel meets the button's. */
  readonly align?: "start" | "end";
  /** Marks the button: what is behind it is in use. */
  readonly isActive?: boolean;
  /** Made only while the panel is open. */
  readonly children: () => ReactNode;
}

/** A button that opens a panel over the page; Escape or a click elsewhere closes it. */
export function Popover({ label, align = "start", isActive = false, children }: Props) {
  const id = useId();
  const anchor = `--anchor-${id.replaceAll(/\W/gu, "")}`;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        popoverTarget={id}
        className={isActive ? styles.active : undefined}
        style={{ anchorName: anchor }}
        aria-expanded={isOpen}
      >
        {label}
        <span className={styles.arrow} aria-hidden="true" />
      </Button>
      <div
        id={id}
        popover="auto"
        className={`${styles.panel} ${styles[align]}`}
        style={{ positionAnchor: anchor }}
        onToggle={(event) => setOpen(event.newState === "open")}
      >
        {isOpen && children()}
      </div>
    </>
  );
}
