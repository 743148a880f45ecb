import type { Interval, MetricSemantics } from "@evalsite/protocol";
import Link from "next/link";
import { formatMetric, formatSigned } from "../../../model/format-metric.ts";
import type { MissingPart } from "../../../model/comparison/compared-parts.ts";
import type { Against } from "../../../model/comparison/compared-rows.ts";
import { formatInterval } from "../../../model/scores/format-interval.ts";
import { useText } from "../../../state/language.ts";
import { compareTexts } from "../../../text/compare.ts";
import { verdictTexts } from "../../../text/verdict.ts";
import { samplesAddress } from "./item-links.ts";
import type { LineRuns } from "./verdict-cells.tsx";
import { verdictWords } from "../../../text/verdict-words.ts";
import styles from "./verdict.module.css";

interface CellScore {
  readonly value: number | null;
  readonly interval: Interval | null;
}

interface Props {
  readonly line: LineRuns;
  readonly suite: string;
  /** Of a part; empty: the whole benchmark. */
  readonly subsets: readonly string[];
  readonly semantics: MetricSemantics;
  /** One a run, or what is missing. */
  readonly scores: readonly (CellScore | MissingPart | "no-metric")[];
  readonly against: readonly (Against | null)[];
}

const signs = { better: "▲", worse: "▼", "no-difference": "≈", "not-resolved": "" } as const;

/** The score of every run; with more than two also the difference to the baseline, filled only where it is resolved. */
export function ScoreCells({ line, suite, subsets, semantics, scores, against }: Props) {
  const text = useText(compareTexts).scores;
  const words = useText(verdictTexts);
  const { runs } = line;
  return runs.map((run, at) => {
    const score = scores[at] ?? "no-suite";
    if (typeof score === "string") {
      return (
        <td key={run.runId} className={styles.missing}>
          {text.missing[score]}
        </td>
      );
    }
    const found = runs.length > 2 ? (against[at] ?? null) : null;
    const kind = found?.judgement.verdict.kind ?? "not-resolved";
    const { difference = null } = found?.comparison ?? {};
    const title = [
      score.interval && formatInterval(score.interval, semantics),
      found && verdictWords(found.judgement.verdict, semantics, words),
    ];
    return (
      <td
        key={run.runId}
        className={[styles.number, styles.score, styles[kind]].filter(Boolean).join(" ")}
        title={title.filter(Boolean).join("; ")}
      >
        <Link href={samplesAddress(run.runId, suite, subsets)}>
          {formatMetric(score.value, semantics)}
        </Link>
        {found !== null && difference !== null && (
          <span className={styles.delta}>
            <span aria-hidden="true">{signs[kind]} </span>
            {formatSigned(difference, semantics)}
          </span>
        )}
      </td>
    );
  });
}
