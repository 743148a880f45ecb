import { visibleText } from "../../model/samples/visible-text.ts";
import styles from "./safe-markdown.module.css";

/** Text as it is, line ends kept; hidden characters are shown as their codes. */
export function PlainText({ text }: { readonly text: string }) {
  return (
    <div className={styles.plain} dir="auto">
      {visibleText(text)}
    </div>
  );
}
