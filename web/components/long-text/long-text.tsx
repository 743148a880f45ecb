import { useState } from "react";
import { formatCount } from "../../model/format-quantity.ts";
import { countHidden } from "../../model/samples/visible-text.ts";
import { useText } from "../../state/language.ts";
import { sampleTexts } from "../../text/sample.ts";
import { Button } from "../button.tsx";
import { PlainText } from "../safe-markdown/plain-text.tsx";
import { SafeMarkdown } from "../safe-markdown/safe-markdown.tsx";
import styles from "./long-text.module.css";

/** Longer texts are cut until the reader asks for the rest. */
const shortPart = 6000;
/** Beyond this a text is not rendered, only shown. */
const longestRendered = 100_000;

interface Props {
  readonly text: string;
  /** Rendered as Markdown, or shown as it is. */
  readonly look: "rendered" | "plain";
}

/** Text that others wrote, of any length; what is left out is always said. */
export function LongText({ text, look }: Props) {
  const words = useText(sampleTexts);
  const [isWhole, setWhole] = useState(false);
  const isLong = text.length > shortPart * 1.25;
  const shown = isLong && !isWhole ? text.slice(0, cutAt(text)) : text;
  const isPlain = look === "plain" || shown.length > longestRendered;
  const hidden = countHidden(shown);
  if (text === "") return <span className={styles.note}>{words.emptyText}</span>;
  return (
    <div className={styles.long}>
      {isPlain ? <PlainText text={shown} /> : <SafeMarkdown text={shown} />}
      {isLong && (
        <p className={styles.note}>
          {!isWhole && `${words.cutAt(formatCount(shown.length))} `}
          <Button look="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? words.showLess : words.showAll(formatCount(text.length))}
          </Button>
        </p>
      )}
      {isPlain && look === "rendered" && <p className={styles.note}>{words.plainBecauseLong}</p>}
      {hidden > 0 && <p className={styles.note}>{words.hiddenCharacters(formatCount(hidden))}</p>}
    </div>
  );
}

/** At the end of a line when there is one near, never within a character. */
function cutAt(text: string): number {
  const line = text.lastIndexOf("\n", shortPart);
  if (line > shortPart / 2) return line;
  const isWithin = /[\uDC00-\uDFFF]/.test(text[shortPart] ?? "");
  return isWithin ? shortPart - 1 : shortPart;
}
