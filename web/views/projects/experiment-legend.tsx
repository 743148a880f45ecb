import { experimentKey } from "../../model/experiments/chosen-experiments.ts";
import { type Experiment, stepCount } from "../../model/experiments/project.ts";
import { useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import styles from "./experiment-legend.module.css";
import { ExperimentName } from "./experiment-name.tsx";

interface Props {
  readonly experiments: readonly Experiment[];
  readonly shown: readonly Experiment[];
  readonly onChoose: (keys: readonly string[]) => void;
}

/** Which colour is which experiment; a click shows or hides one in all charts. */
export function ExperimentLegend({ experiments, shown, onChoose }: Props) {
  const text = useText(projectTexts);
  const keys = shown.map(experimentKey);
  const toggle = (key: string) =>
    onChoose(keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key]);
  return (
    <ul className={styles.legend} aria-label={text.chosen.label} title={text.chosen.hint}>
      {experiments.map((experiment) => {
        const key = experimentKey(experiment);
        return (
          <li key={key}>
            <button
              type="button"
              className={styles.experiment}
              aria-pressed={keys.includes(key)}
              onClick={() => toggle(key)}
            >
              <ExperimentName experiment={experiment} />
              <span className={styles.count} title={text.checkpoints(stepCount(experiment))}>
                {stepCount(experiment)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
