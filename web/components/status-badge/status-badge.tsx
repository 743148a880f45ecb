import type { Completeness } from "@evalsite/protocol";
import { useText } from "../../state/language.ts";
import { common } from "../../text/common.ts";
import styles from "./status-badge.module.css";

/** How complete a result is, in a word; the colour only repeats it. */
export function StatusBadge({ status }: { readonly status: Completeness }) {
  const text = useText(common);
  return <span className={`${styles.badge} ${styles[status]}`}>{text.status[status]}</span>;
}
