import type { ContentPart } from "@evalsite/protocol";
import { formatCount } from "../../model/format-quantity.ts";
import { useText } from "../../state/language.ts";
import { sampleTexts } from "../../text/sample.ts";
import { LongText } from "../long-text/long-text.tsx";
import { JsonText } from "./json-text.tsx";
import { MediaPart, type MediaSource } from "./media-part.tsx";
import styles from "./sample-view.module.css";

interface Props {
  readonly part: ContentPart;
  readonly media: MediaSource;
  readonly look: "rendered" | "plain";
}

/** One part of a message. Reasoning is folded: it is long, and not the answer. */
export function MessagePart({ part, media, look }: Props) {
  const text = useText(sampleTexts);
  switch (part.type) {
    case "text":
      return <LongText text={part.text} look={look} />;
    case "reasoning":
      return (
        <details className={styles.reasoning}>
          <summary>
            {part.redacted ? text.reasoningRedacted : text.reasoning(formatCount(part.text.length))}
          </summary>
          {part.text !== "" && <LongText text={part.text} look={look} />}
        </details>
      );
    case "media":
      return <MediaPart part={part} source={media} />;
    case "data":
      return <JsonText value={part.data} />;
  }
}
