import { useManifest } from "../../../data/hooks.ts";
import type { ProjectNews, Tendency, WhatIsNew } from "../../../model/news/news.ts";
import { shortTime } from "../../../model/short-time.ts";
import { useText } from "../../../state/language.ts";
import { startText } from "../../../text/start.ts";
import styles from "./start.module.css";

interface Props {
  readonly found: WhatIsNew;
  /** Null until the intervals are there. */
  readonly news: readonly ProjectNews[] | null;
  readonly since: number;
}

const order: readonly Tendency[] = [
  "better",
  "worse",
  "mixed",
  "failed",
  "diverged",
  "alike",
  "unresolved",
  "first",
  "unscored",
];

/** The answer in a line: how many runs are new, and what became of them. */
export function NewsSummary({ found, news, since }: Props) {
  const text = useText(startText);
  const lines = news?.flatMap((one) => one.lines) ?? [];
  const counts = order.flatMap((tendency) => {
    const count = lines.filter((line) => line.tendency === tendency).length;
    return count === 0 ? [] : [{ tendency, count }];
  });
  return (
    <p className={styles.summary}>
      {Number.isFinite(since) && <span className={styles.quiet}>{text.at(shortTime(since))}</span>}
      <strong>{text.runs(found.count)}</strong>
      {lines.length > 0 && lines.length < found.count && <span>{text.ofJudged(lines.length)}</span>}
      {counts.map(({ tendency, count }) => (
        <span key={tendency} className={styles[tendency]}>
          {text.counted(count, text.tendency[tendency])}
        </span>
      ))}
      <WithheldCount />
    </p>
  );
}

/** Runs that are not published as they are, also where nothing else is new. */
export function WithheldCount() {
  const text = useText(startText);
  const manifest = useManifest();
  const withheld = manifest.state === "ready" ? manifest.value.withheld.length : 0;
  return withheld === 0 ? null : <span className={styles.failed}>{text.withheld(withheld)}</span>;
}
