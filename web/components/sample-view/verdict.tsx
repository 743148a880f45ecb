import type { Sample } from "@evalsite/protocol";
import type { ReactNode } from "react";
import { MISSING, formatPlain } from "../../model/format-metric.ts";
import { useText } from "../../state/language.ts";
import { sampleTexts } from "../../text/sample.ts";
import { samples } from "../../text/samples.ts";
import { LongText } from "../long-text/long-text.tsx";
import { OutcomeMark } from "../outcome-mark/outcome-mark.tsx";
import styles from "./sample-view.module.css";

interface Props {
  readonly sample: Sample;
  /** Without where the target stands elsewhere already. */
  readonly withTarget?: boolean;
}

/** Outcome, score, target and parsed answer, with the reasons the source gives. */
export function Verdict({ sample, withTarget = true }: Props) {
  const text = useText(sampleTexts);
  const list = useText(samples);
  return (
    <section className={styles.verdict}>
      <div className={styles.verdictHead}>
        <OutcomeMark outcome={sample.outcome} />
        {withTarget && <span className={styles.quiet}>{list.outcomeHelp[sample.outcome]}</span>}
      </div>
      <dl className={styles.pairs}>
        <Pair label={text.score}>
          <strong>{sample.score === null ? MISSING : formatPlain(sample.score)}</strong>
        </Pair>
        {withTarget && (
          <Pair label={text.target}>
            {sample.target === null ? (
              <span className={styles.quiet}>{text.noTarget}</span>
            ) : (
              <LongText text={sample.target} look="plain" />
            )}
          </Pair>
        )}
        <Pair label={text.parsed}>
          <ParsedAnswer sample={sample} />
        </Pair>
      </dl>
      {sample.explanation !== null && (
        <Reason label={text.explanation}>
          <LongText text={sample.explanation} look="rendered" />
        </Reason>
      )}
      {sample.error !== null && (
        <Reason label={text.error} isError>
          <LongText text={sample.error} look="plain" />
        </Reason>
      )}
    </section>
  );
}

function ParsedAnswer({ sample }: { readonly sample: Sample }) {
  const text = useText(sampleTexts);
  if (sample.extracted === null) return <span className={styles.quiet}>{text.notRecorded}</span>;
  if (sample.extracted === "") return <span className={styles.bad}>{text.parsedFailed}</span>;
  if (sample.extracted.trim() === sample.prediction?.trim() && sample.extracted.length > 80) {
    return <span className={styles.quiet}>{text.parsedWhole}</span>;
  }
  return <LongText text={sample.extracted} look="plain" />;
}

function Pair({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface ReasonProps {
  readonly label: string;
  readonly isError?: boolean;
  readonly children: ReactNode;
}

function Reason({ label, isError = false, children }: ReasonProps) {
  return (
    <div className={isError ? `${styles.reason} ${styles.failed}` : styles.reason}>
      <span className={styles.label}>{label}</span>
      {children}
    </div>
  );
}
