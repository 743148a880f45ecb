import type { Outcome } from "@evalsite/protocol";
import { useText } from "../../state/language.ts";
import { metricTexts } from "../../text/metric.ts";
import { outcomeColour } from "../outcome-bar/outcome-bar.tsx";
import styles from "./outcome-mark.module.css";

/** A sign for each class, so that colour is never the only difference. */
const signs: Readonly<Record<Outcome, string>> = {
  correct: "✓",
  wrong: "✗",
  partial: "◐",
  extraction_failed: "?",
  truncated: "…",
  refused: "⊘",
  error: "!",
  unscored: "·",
  not_attempted: "–",
  judge_error: "‼",
};

/** The class of an answer as a coloured sign with its name. */
export function OutcomeMark({ outcome }: { readonly outcome: Outcome | null }) {
  const text = useText(metricTexts);
  if (outcome === null) return <span className={styles.none}>—</span>;
  return (
    <span className={styles.mark} style={outcomeColour(outcome)}>
      <OutcomeSign outcome={outcome} />
      <span className={styles.name}>{text.outcome[outcome]}</span>
    </span>
  );
}

/** The sign alone; the name is its title. */
export function OutcomeSign({
  outcome,
  label,
}: {
  readonly outcome: Outcome;
  readonly label?: string;
}) {
  return (
    <span
      className={styles.sign}
      style={outcomeColour(outcome)}
      title={label}
      role={label === undefined ? undefined : "img"}
      aria-label={label}
      aria-hidden={label === undefined}
    >
      {signs[outcome]}
    </span>
  );
}
