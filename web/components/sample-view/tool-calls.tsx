import type { ToolCall } from "@evalsite/protocol";
import { useText } from "../../state/language.ts";
import { sampleTexts } from "../../text/sample.ts";
import { JsonText } from "./json-text.tsx";
import styles from "./sample-view.module.css";

/** What the model called, with which arguments. The results are messages of their own. */
export function ToolCalls({ calls }: { readonly calls: readonly ToolCall[] }) {
  const text = useText(sampleTexts);
  return calls.map((call, at) => (
    <div key={call.id ?? at} className={styles.call}>
      <p className={styles.callHead}>
        <span className={styles.quiet}>{text.toolCall}</span>
        <bdi className={styles.code}>{call.name}</bdi>
        {call.id !== null && <bdi className={styles.callId}>{call.id}</bdi>}
      </p>
      <JsonText value={call.arguments} />
      {call.error !== null && (
        <p className={styles.bad}>
          {text.toolError}: {call.error}
        </p>
      )}
    </div>
  ));
}
