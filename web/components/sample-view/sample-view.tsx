import type { Sample } from "@evalsite/protocol";
import { useText } from "../../state/language.ts";
import { sampleTexts } from "../../text/sample.ts";
import { AnswerDiff } from "./answer-diff.tsx";
import { Conversation } from "./conversation.tsx";
import { JsonText } from "./json-text.tsx";
import { SampleFacts } from "./sample-facts.tsx";
import styles from "./sample-view.module.css";
import { TraceTimeline } from "./trace-timeline.tsx";
import { Verdict } from "./verdict.tsx";

export const sampleLooks = ["chat", "plain", "diff", "json"] as const;
export type SampleLook = (typeof sampleLooks)[number];

interface Props {
  readonly sample: Sample;
  /** Folder of the run, relative to the data folder: media lie below it. */
  readonly runFolder: string;
  readonly version: string | null;
  readonly look: SampleLook;
}

/** One sample in full: what was asked, what came, what was made of it, and where it comes from. */
export function SampleView({ sample, runFolder, version, look }: Props) {
  const text = useText(sampleTexts);
  if (look === "json") return <JsonText value={sample} />;
  return (
    <div className={styles.view}>
      <Verdict sample={sample} />
      {look === "diff" ? (
        <AnswerDiff sample={sample} />
      ) : (
        <section className={styles.part} aria-label={text.conversation}>
          <Conversation
            sample={sample}
            media={{ runFolder, version }}
            look={look === "plain" ? "plain" : "rendered"}
          />
        </section>
      )}
      {sample.trace.length > 0 && <TraceTimeline trace={sample.trace} />}
      <SampleFacts sample={sample} />
    </div>
  );
}
