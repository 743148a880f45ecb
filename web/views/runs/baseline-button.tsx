import { Button } from "../../components/button.tsx";
import { useText } from "../../state/language.ts";
import { runsText } from "../../text/runs.ts";
import styles from "./list-bar.module.css";
import { MiddleEllipsis } from "./middle-ellipsis.tsx";
import type { Figures } from "./use-figures.ts";

interface Props {
  readonly figures: Figures;
  /** The baseline of the address, whether or not it is there. */
  readonly wanted: string | null;
  readonly selected: readonly string[];
  readonly onBaseline: (runId: string | null) => void;
}

/** Makes the one selected run what the others are compared with, and says which it is. */
export function BaselineButton({ figures, wanted, selected, onBaseline }: Props) {
  const text = useText(runsText);
  const [only] = selected;
  const isOne = selected.length === 1 && only !== undefined && only !== wanted;
  return (
    <>
      {isOne && (
        <Button title={text.baselineHint} onClick={() => onBaseline(only)}>
          {text.setBaseline}
        </Button>
      )}
      {wanted !== null && (
        <span
          className={styles.baseline}
          title={figures.isPartlyJudged ? text.partlyJudged : wanted}
        >
          <span>{figures.baseline === null ? text.baselineGone : text.baseline}</span>
          <span className={styles.baselineName}>
            <MiddleEllipsis text={wanted} />
          </span>
          <Button look="quiet" aria-label={text.noBaseline} onClick={() => onBaseline(null)}>
            ×
          </Button>
        </span>
      )}
    </>
  );
}
