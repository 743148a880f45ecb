import type { Outcome } from "@evalsite/protocol";
import { formatCount } from "../../model/format-quantity.ts";
import { useText } from "../../state/language.ts";
import { metricTexts } from "../../text/metric.ts";
import { samples } from "../../text/samples.ts";
import { shownOutcomes } from "../../model/scores/outcome-shares.ts";
import { OutcomeBar, outcomeColour } from "../outcome-bar/outcome-bar.tsx";
import { OutcomeSign } from "../outcome-mark/outcome-mark.tsx";
import styles from "./sample-filters.module.css";

interface Props {
  /** Samples of each class among those the other filters let through. */
  readonly counts: Readonly<Partial<Record<Outcome, number>>>;
  readonly selected: readonly Outcome[];
  readonly onSelect: (selected: readonly Outcome[]) => void;
}

/** The classes as buttons with their counts; several can be pressed. */
export function OutcomeFilter({ counts, selected, onSelect }: Props) {
  const text = useText(samples);
  const names = useText(metricTexts).outcome;
  const present = shownOutcomes.filter((outcome) => counts[outcome] || selected.includes(outcome));
  const shares = present.map((outcome) => ({ outcome, count: counts[outcome] ?? 0 }));
  const whole = shares.reduce((sum, { count }) => sum + count, 0);
  const label = shares.map(({ outcome, count }) => `${names[outcome]} ${count}`).join(", ");
  const toggle = (outcome: Outcome) =>
    onSelect(
      selected.includes(outcome)
        ? selected.filter((other) => other !== outcome)
        : [...selected, outcome],
    );
  return (
    <fieldset className={styles.outcomes} aria-label={text.outcomes}>
      {whole > 0 && (
        <OutcomeBar
          shares={shares.map((share) => ({ ...share, share: share.count / whole }))}
          label={label}
        />
      )}
      <div className={styles.chips}>
        {shares.map(({ outcome, count }) => (
          <button
            key={outcome}
            type="button"
            className={styles.chip}
            style={outcomeColour(outcome)}
            aria-pressed={selected.includes(outcome)}
            title={`${text.outcomeHelp[outcome]}\n${text.outcomesHint}`}
            onClick={() => toggle(outcome)}
          >
            <OutcomeSign outcome={outcome} />
            {names[outcome]}
            <span className={styles.count}>{formatCount(count)}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
