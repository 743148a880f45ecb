import type { Message, Sample } from "@evalsite/protocol";
import { sampleMessages, splitAtAnswer } from "../../model/samples/sample-messages.ts";
import { useText } from "../../state/language.ts";
import { sampleTexts } from "../../text/sample.ts";
import { LongText } from "../long-text/long-text.tsx";
import type { MediaSource } from "./media-part.tsx";
import { MessagePart } from "./message-part.tsx";
import styles from "./sample-view.module.css";
import { ToolCalls } from "./tool-calls.tsx";

interface Props {
  readonly sample: Sample;
  readonly media: MediaSource;
  readonly look: "rendered" | "plain";
  /** The answer alone: what comes after the last question. */
  readonly answerOnly?: boolean;
}

/** The messages in order. */
export function Conversation({ sample, media, look, answerOnly = false }: Props) {
  const shown = answerOnly ? splitAtAnswer(sample).answer : sampleMessages(sample);
  return (
    <ol className={styles.messages}>
      {shown.map((message, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- messages have no identity but their place
        <MessageBox key={at} message={message} media={media} look={look} />
      ))}
    </ol>
  );
}

interface BoxProps {
  readonly message: Message;
  readonly media: MediaSource;
  readonly look: "rendered" | "plain";
}

/** One message: who, and the parts. */
export function MessageBox({ message, media, look }: BoxProps) {
  const text = useText(sampleTexts);
  return (
    <li className={styles.message} data-role={message.role}>
      <p className={styles.role}>
        {text.role[message.role]}
        {message.name !== undefined && <bdi className={styles.quiet}>{message.name}</bdi>}
        {message.tool_call_id !== undefined && (
          <bdi className={styles.callId}>{`${text.answers} ${message.tool_call_id}`}</bdi>
        )}
      </p>
      <div className={styles.parts}>
        {message.content.map((part, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- parts have no identity but their place
          <MessagePart key={at} part={part} media={media} look={look} />
        ))}
        <ToolCalls calls={message.tool_calls ?? []} />
        {message.error !== undefined && (
          <div className={`${styles.reason} ${styles.failed}`}>
            <span className={styles.label}>{text.error}</span>
            <LongText text={message.error} look="plain" />
          </div>
        )}
      </div>
    </li>
  );
}
