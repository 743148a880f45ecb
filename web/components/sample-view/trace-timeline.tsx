import type { TraceEvent } from "@evalsite/protocol";
import { formatSeconds } from "../../model/format-quantity.ts";
import { traceSpans } from "../../model/samples/trace-spans.ts";
import { useText } from "../../state/language.ts";
import { sampleTexts } from "../../text/sample.ts";
import { JsonText } from "./json-text.tsx";
import styles from "./sample-view.module.css";

/** What an agent did, step after step, each with its place and length in time. */
export function TraceTimeline({ trace }: { readonly trace: readonly TraceEvent[] }) {
  const text = useText(sampleTexts);
  const spans = traceSpans(trace);
  return (
    <section className={styles.part}>
      <h3>{text.trace}</h3>
      <ol className={styles.trace}>
        {trace.map((event, at) => {
          const span = spans[at];
          return (
            // oxlint-disable-next-line react/no-array-index-key -- events have no identity but their place
            <li key={at}>
              <details>
                <summary>
                  <span className={styles.quiet}>
                    {event.step === null ? "" : text.traceStep(event.step)}
                  </span>
                  <bdi className={styles.code}>{event.type}</bdi>
                  <span className={styles.track} aria-hidden="true">
                    {span && (
                      <span
                        style={{
                          insetInlineStart: `${span.start * 100}%`,
                          inlineSize: `max(2px, ${span.length * 100}%)`,
                        }}
                      />
                    )}
                  </span>
                  <span className={styles.duration}>
                    {event.latency_ms === null ? "" : formatSeconds(event.latency_ms / 1000)}
                  </span>
                </summary>
                <JsonText value={event.payload} />
              </details>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
