import { CheckList } from "../../components/check-list/check-list.tsx";
import { Popover } from "../../components/popover.tsx";
import { experimentKey } from "../../model/experiments/chosen-experiments.ts";
import { type Experiment, stepCount } from "../../model/experiments/project.ts";
import { useLanguage, useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import styles from "./experiment-legend.module.css";
import { ExperimentName } from "./experiment-name.tsx";
import { experimentTitle } from "./names.ts";
import { useProjectCard } from "./project-card-context.ts";

interface Props {
  readonly experiments: readonly Experiment[];
  readonly shown: readonly Experiment[];
  readonly onChoose: (keys: readonly string[]) => void;
}

/** As many experiments stand here whether they are shown or not; of more only those that are. */
const mostListed = 12;

/** Which colour is which experiment; a click shows or hides one in the whole page. */
export function ExperimentLegend({ experiments, shown, onChoose }: Props) {
  const text = useText(projectTexts);
  const card = useProjectCard();
  const language = useLanguage();
  const keys = shown.map(experimentKey);
  const toggle = (key: string) =>
    onChoose(keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key]);
  const isMany = experiments.length > mostListed;
  const listed = (isMany ? shown : experiments).slice(0, 2 * mostListed);
  return (
    <div className={styles.chooser}>
      <ul className={styles.legend} aria-label={text.chosen.label} title={text.chosen.hint}>
        {listed.map((experiment) => {
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
      {isMany && (
        <Popover label={text.chosen.of(shown.length, experiments.length)}>
          {() => (
            <CheckList
              label={text.chosen.label}
              options={experiments.map((experiment) => ({
                value: experimentKey(experiment),
                label: experimentTitle(experiment, card, language, text),
                note: stepCount(experiment),
              }))}
              checked={keys}
              onChange={onChoose}
              findLabel={text.chosen.find}
              moreLabel={text.overview.more}
            />
          )}
        </Popover>
      )}
    </div>
  );
}
