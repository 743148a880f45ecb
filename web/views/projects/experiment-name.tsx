import type { Experiment } from "../../model/experiments/project.ts";
import { useLanguage, useText } from "../../state/language.ts";
import { projectTexts } from "../../text/projects.ts";
import { experimentMark, experimentTitle } from "./names.ts";
import styles from "./experiment-legend.module.css";
import { useProjectCard } from "./project-card-context.ts";

interface Props {
  readonly experiment: Experiment;
  /** What of the name differs from those beside it, where there is little room. */
  readonly short?: string | undefined;
}

/** An experiment's name behind the line it is drawn with. */
export function ExperimentName({ experiment, short }: Props) {
  const text = useText(projectTexts);
  const { colour, dash } = experimentMark(experiment);
  const card = useProjectCard();
  const language = useLanguage();
  const label = experimentTitle(experiment, card, language, text);
  return (
    <span
      className={styles.name}
      title={
        label === experiment.name && short === undefined ? undefined : (experiment.name ?? label)
      }
    >
      <svg className={styles.mark} viewBox="0 0 18 6" aria-hidden="true">
        <line x2="18" y1="3" y2="3" stroke={colour} strokeWidth="3.5" strokeDasharray={dash} />
      </svg>
      <span className={styles.label}>{short ?? label}</span>
    </span>
  );
}
