import type { RadarAxis } from "../../model/scores/radar-axes.ts";
import { MIN_AXES, MOST_AXES, type RadarPlan } from "../../model/scores/radar-plan.ts";
import { useText } from "../../state/language.ts";
import { radarTexts } from "../../text/radar.ts";
import styles from "./summary-radar.module.css";

interface Props {
  readonly plan: Extract<RadarPlan, { kind: "axes" }>;
  readonly axes: readonly RadarAxis[];
  readonly onAxes: (axes: readonly string[]) => void;
}

/** Which axes are drawn, where there are more than can be read together. */
export function AxisPicker({ plan, axes, onAxes }: Props) {
  const text = useText(radarTexts);
  const drawn = new Set(plan.axes);
  const comparable = new Set(plan.comparable);
  if (comparable.size <= MOST_AXES) return null;
  const isFixed = (id: string): boolean =>
    drawn.size <= MIN_AXES ? drawn.has(id) : drawn.size >= MOST_AXES && !drawn.has(id);
  const toggle = (id: string): void =>
    onAxes(plan.comparable.filter((one) => (one === id ? !drawn.has(id) : drawn.has(one))));
  return (
    <details>
      <summary>{text.axes(drawn.size, comparable.size)}</summary>
      <p className={styles.note}>{text.limits(MIN_AXES, MOST_AXES)}</p>
      <fieldset className={styles.picker}>
        {axes
          .filter(({ id }) => comparable.has(id))
          .map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={drawn.has(id)}
                disabled={isFixed(id)}
                onChange={() => toggle(id)}
              />{" "}
              {name}
            </label>
          ))}
      </fieldset>
    </details>
  );
}
