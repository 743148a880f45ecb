import { useMemo } from "react";
import { diffText } from "../../model/samples/text-diff.ts";
import { visibleText } from "../../model/samples/visible-text.ts";
import { useText } from "../../state/language.ts";
import { sampleTexts } from "../../text/sample.ts";
import styles from "./text-diff.module.css";

interface Props {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** What the two kinds of marks mean, when they are not target and answer. */
  readonly legend?: { readonly removed: string; readonly added: string };
}

/** What an answer has that the target has not, and the other way round, within the text. */
export function TextDiff({ title, before, after, legend }: Props) {
  const text = useText(sampleTexts);
  const parts = useMemo(() => diffText(before, after), [before, after]);
  return (
    <section className={styles.diff}>
      <h4>{title}</h4>
      {before === after && <p className={styles.legend}>{text.diffSame}</p>}
      <div className={styles.text} dir="auto">
        {parts.map((part, at) => {
          const shown = visibleText(part.text);
          if (part.kind === "removed") return <del key={at}>{shown}</del>;
          return part.kind === "added" ? (
            <ins key={at}>{shown}</ins>
          ) : (
            <span key={at}>{shown}</span>
          );
        })}
      </div>
      <p className={styles.legend}>
        <del>{legend?.removed ?? text.diffRemoved}</del>
        <ins>{legend?.added ?? text.diffAdded}</ins>
      </p>
    </section>
  );
}
