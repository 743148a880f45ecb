import { Button } from "../../components/button.tsx";
import { Popover } from "../../components/popover.tsx";
import { type Weights, mostWeight } from "../../model/comparison/composite-scores.ts";
import { useText } from "../../state/language.ts";
import { runsText } from "../../text/runs.ts";
import styles from "./list-bar.module.css";
import type { RunList } from "./use-run-list.ts";

interface Props {
  readonly list: RunList;
  readonly weights: Weights;
  readonly onWeights: (weights: Weights) => void;
}

/** The weights of the composite: an empty field leaves it to the project's file. */
export function WeightFields({ list, weights, onWeights }: Props) {
  const text = useText(runsText);
  const suites = list.columns.flatMap((column) =>
    column.kind === "benchmark" && isScaled(column.benchmark.semantics)
      ? [column.benchmark.label]
      : [],
  );
  const set = (suite: string, value: string) => {
    const others = [...weights].filter(([name]) => name !== suite);
    const weight = Number(value);
    if (value === "") onWeights(new Map(others));
    else if (weight >= 0 && weight <= mostWeight) onWeights(new Map([...others, [suite, weight]]));
  };
  return (
    <Popover label={text.weights} align="end" isActive={weights.size > 0}>
      {() => (
        <div className={styles.chooser}>
          <p className={styles.hint}>{text.weightsHint}</p>
          {suites.map((suite) => (
            <label key={suite} className={styles.weight}>
              <span title={suite}>{suite}</span>
              <input
                type="number"
                min={0}
                max={mostWeight}
                step="any"
                aria-label={text.weightOf(suite)}
                placeholder={text.ofProject}
                value={weights.get(suite) ?? ""}
                onChange={({ target }) => set(suite, target.value)}
              />
            </label>
          ))}
          <Button onClick={() => onWeights(new Map())} disabled={weights.size === 0}>
            {text.resetWeights}
          </Button>
        </div>
      )}
    </Popover>
  );
}

function isScaled(
  semantics: { readonly direction: string; readonly range: object | null } | null,
): boolean {
  return semantics !== null && semantics.direction !== "none" && semantics.range !== null;
}
