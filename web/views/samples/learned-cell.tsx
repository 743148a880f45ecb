import { MISSING } from "../../model/format-metric.ts";
import { formatCount } from "../../model/format-quantity.ts";
import { type Learning, fewestChanges, learningKinds } from "../../model/samples/learning.ts";
import { useText } from "../../state/language.ts";
import { sampleDiffTexts } from "../../text/sample-diff.ts";
import styles from "./samples-tab.module.css";

interface Props {
  readonly learning: Learning & { readonly steps: readonly number[] };
  readonly line: number;
}

/** At which step an item was learned or forgotten, and whether it never came to rest. */
export function LearnedCell({ learning, line }: Props) {
  const text = useText(sampleDiffTexts);
  const kind = learningKinds[learning.kind[line] ?? 0] ?? "untold";
  const step = formatCount(learning.steps[learning.at[line] ?? 0] ?? 0);
  const changes = learning.changes[line] ?? 0;
  const said = {
    untold: MISSING,
    never: text.neverRight,
    learned: text.learnedStep(step),
    forgotten: text.forgottenStep(step),
  };
  return (
    <span>
      {said[kind]}{" "}
      {changes >= fewestChanges && (
        <span className={styles.hint}>{text.changes(formatCount(changes))}</span>
      )}
    </span>
  );
}
