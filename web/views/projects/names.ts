import type { ProjectCard } from "@evalsite/protocol";
import type { Experiment } from "../../model/experiments/project.ts";
import { type RunMark, runMark } from "../../model/run-mark.ts";
import type { ProjectText } from "../../text/projects.ts";

export function projectLabel(name: string, text: ProjectText): string {
  return name === "" ? text.noProject : name;
}

/** The title that the project's file gives in the reader's language, else its name. */
export function projectTitle(
  name: string,
  card: ProjectCard | null,
  language: "en" | "zh",
  text: ProjectText,
): string {
  return card?.title?.[language] ?? projectLabel(name, text);
}

export function experimentLabel({ name }: Experiment, text: ProjectText): string {
  return name ?? text.noExperiment;
}

/** The title that the project's file gives the experiment in the reader's language, else its name. */
export function experimentTitle(
  experiment: Experiment,
  card: ProjectCard | null,
  language: "en" | "zh",
  text: ProjectText,
): string {
  const own = card?.experiments.find(({ name }) => name === experiment.name);
  return own?.title?.[language] ?? experimentLabel(experiment, text);
}

/** How an experiment is drawn, the same in every chart of its project. */
export function experimentMark({ position }: Experiment): RunMark {
  return runMark(position);
}
