import { useId } from "react";
import { formatCount } from "../../model/curves/curve-numbers.ts";
import { MOST_SMOOTHING, cleanWeight, sliderOf, weightAt } from "../../model/curves/curve-query.ts";
import { useText } from "../../state/language.ts";
import { curveTexts } from "../../text/curves.ts";
import styles from "./curve-controls.module.css";

interface Props {
  readonly weight: number;
  readonly onChange: (weight: number) => void;
}

const STEPS = 150;

/** The weight of the moving average: a slider with room at the high end, and a field for the exact number. */
export function SmoothingControl({ weight, onChange }: Props) {
  const text = useText(curveTexts).controls;
  const id = useId();
  const hint = text.smoothingHint(formatCount(Math.round(1 / (1 - weight))));
  return (
    <div className={styles.field} title={hint}>
      <label htmlFor={id}>{text.smoothing}</label>
      <input
        id={id}
        className={styles.slider}
        type="range"
        min={0}
        max={STEPS}
        step={1}
        value={Math.round(sliderOf(weight) * STEPS)}
        aria-valuetext={`${weight}. ${hint}`}
        onChange={(event) => onChange(weightAt(Number(event.target.value) / STEPS))}
      />
      <input
        className={styles.number}
        type="number"
        min={0}
        max={MOST_SMOOTHING}
        step={0.01}
        aria-label={text.smoothing}
        value={weight}
        onChange={(event) => onChange(cleanWeight(event.target.valueAsNumber))}
      />
    </div>
  );
}
