import type { RunMeta } from "@evalsite/protocol";
import type { Fact } from "../../../components/key-value/facts.tsx";
import {
  digits,
  formatCount,
  formatDuration,
  formatLarge,
} from "../../../model/format-quantity.ts";
import {
  formatInstant,
  knownTime,
  type KnownTime,
  secondsBetween,
} from "../../../model/format-time.ts";
import type { Language } from "../../../text/bilingual.ts";
import type { RunText } from "../../../text/run.ts";
import styles from "./run-header.module.css";

/** The header's facts: only those that are known, except the start, which says when it is not. */
export function runFacts(meta: RunMeta, text: RunText, language: Language): readonly Fact[] {
  const { facts } = text;
  const start = knownTime(meta.start_time, meta.start_time_local);
  const end = knownTime(meta.end_time, meta.end_time_local);
  const seconds = secondsBetween(start, end);
  const versions = Object.entries(meta.versions).map(([tool, version]) => `${tool} ${version}`);
  return [
    ...known(facts.model, modelName(meta)),
    ...known(facts.dataset, [meta.dataset.name, meta.dataset.version].filter(Boolean).join(" ")),
    ...known(facts.checkpoint, checkpointText(meta, text)),
    { label: facts.started, value: timeText(start, text, language) },
    ...(end.kind === "unknown"
      ? []
      : [{ label: facts.ended, value: timeText(end, text, language) }]),
    ...known(facts.took, seconds === null || seconds < 0 ? "" : formatDuration(seconds)),
    ...known(facts.versions, versions.join(", ")),
    ...(meta.tags.length === 0 ? [] : [{ label: facts.tags, value: <Tags tags={meta.tags} /> }]),
  ];
}

function known(label: string, value: string): readonly Fact[] {
  return value === "" ? [] : [{ label, value }];
}

function modelName({ model }: RunMeta): string {
  return [model.name, model.revision].filter(Boolean).join(" @ ");
}

function checkpointText({ checkpoint }: RunMeta, { facts }: RunText): string {
  if (checkpoint === null) return "";
  const { step, tokens, epoch } = checkpoint;
  return [
    step === null ? null : facts.step(formatCount(step)),
    epoch === null ? null : facts.epoch(digits(epoch)),
    tokens === null ? null : facts.tokens(formatLarge(tokens)),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

function timeText(time: KnownTime, { facts }: RunText, language: Language): React.ReactNode {
  switch (time.kind) {
    case "instant":
      return (
        <time dateTime={time.date.toISOString()} title={time.date.toISOString()}>
          {formatInstant(time.date, language)}
        </time>
      );
    case "local":
      return (
        <>
          {time.text} <span className={styles.quiet}>{facts.noZone}</span>
        </>
      );
    case "unknown":
      return <span className={styles.quiet}>{facts.unknown}</span>;
  }
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  return (
    <span className={styles.tags}>
      {tags.map((tag) => (
        <span key={tag} className={styles.tag}>
          {tag}
        </span>
      ))}
    </span>
  );
}
