import { useText } from "../state/language.ts";
import { common } from "../text/common.ts";
import styles from "./loading.module.css";

/** Shown while something is fetched; it appears only after a moment, so that fast pages do not blink. */
export function Loading({ label }: { readonly label?: string }) {
  const text = useText(common);
  return (
    <p className={styles.loading} aria-live="polite">
      <span className={styles.bar} aria-hidden="true" />
      {label ?? text.loading}
    </p>
  );
}
