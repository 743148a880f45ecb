import type { Sample } from "@evalsite/protocol";
import { formatPlain } from "../../model/format-metric.ts";
import { formatCount, formatSeconds } from "../../model/format-quantity.ts";
import { useText } from "../../state/language.ts";
import { sampleTexts } from "../../text/sample.ts";
import { type Fact, Facts } from "../key-value/facts.tsx";
import { JsonText } from "./json-text.tsx";
import styles from "./sample-view.module.css";

/** Everything else that is recorded: metrics, judge, cost, metadata, provenance. */
export function SampleFacts({ sample }: { readonly sample: Sample }) {
  const text = useText(sampleTexts);
  const metrics = Object.entries(sample.metrics).map(([label, value]) => ({
    label,
    value: formatPlain(value),
  }));
  const metadata = Object.entries(sample.metadata);
  return (
    <div className={styles.facts}>
      <FactPart title={text.metrics} facts={metrics} />
      <FactPart title={text.earlier} facts={useEarlier(sample)} />
      {sample.judge !== null && (
        <section className={styles.part}>
          <h3>{text.judge}</h3>
          <Fields value={sample.judge} />
        </section>
      )}
      <FactPart title={text.usage} facts={useUsage(sample)} />
      <FactPart title={text.redactions} facts={redactionsOf(sample)} />
      {metadata.length > 0 && (
        <section className={styles.part}>
          <h3>{text.metadata}</h3>
          <Fields value={sample.metadata} />
        </section>
      )}
      <Provenance sample={sample} />
    </div>
  );
}

function FactPart({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      <Facts facts={facts} />
    </section>
  );
}

/** Verdicts that a later one replaced, each with the line that gave it. */
function useEarlier({ earlier = [] }: Sample): readonly Fact[] {
  const text = useText(sampleTexts);
  return earlier.flatMap(({ metrics, source }) =>
    Object.entries(metrics).map(([name, value]) => ({
      label: `${name}, ${text.sourceLine(source.file, formatCount(source.line))}`,
      value: formatPlain(value),
    })),
  );
}

/** What was replaced in it, by kind. */
function redactionsOf({ redactions = {} }: Sample): readonly Fact[] {
  return Object.entries(redactions).map(([label, count]) => ({ label, value: formatCount(count) }));
}

function useUsage(sample: Sample): readonly Fact[] {
  const text = useText(sampleTexts);
  const count = (label: string, value: number | null): readonly Fact[] =>
    value === null ? [] : [{ label, value: formatCount(value) }];
  const seconds = (label: string, value: number | null): readonly Fact[] =>
    value === null ? [] : [{ label, value: formatSeconds(value) }];
  return [
    ...count(text.tokensIn, sample.input_tokens),
    ...count(text.tokensOut, sample.output_tokens),
    ...seconds(text.latency, sample.latency_s),
    ...seconds(text.ttft, sample.ttft_s),
    ...(sample.stop_reason === null ? [] : [{ label: text.stopReason, value: sample.stop_reason }]),
  ];
}

/** The fields of an object as a list, deeper ones as JSON; anything else as JSON. */
function Fields({ value }: { readonly value: unknown }) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return <JsonText value={value} />;
  }
  return (
    <dl className={styles.fields}>
      {Object.entries(value).map(([key, entry]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>
            <JsonText value={entry} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Provenance({ sample }: { readonly sample: Sample }) {
  const text = useText(sampleTexts);
  return (
    <section className={styles.part}>
      <h3>{text.source}</h3>
      <ul className={styles.sources}>
        {sample.sources.map(({ file, line }) => (
          <li key={`${file}:${line}`}>
            <bdi className={styles.code}>{text.sourceLine(file, formatCount(line))}</bdi>
          </li>
        ))}
        <li className={styles.quiet}>
          {text.itemKey} <span className={styles.code}>{sample.item_key}</span>
          {sample.group_id !== null && (
            <>
              {" · "}
              {text.groupId} <bdi className={styles.code}>{sample.group_id}</bdi>
            </>
          )}
        </li>
      </ul>
    </section>
  );
}
