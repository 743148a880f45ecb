import { z } from "zod";
import { Issue } from "./issue.ts";
import { text } from "./privacy.ts";

/** A text in both languages of the pages; the same twice where only one was given. */
export const TwoTexts = z.object({ en: text("prose"), zh: text("prose") });
export type TwoTexts = z.infer<typeof TwoTexts>;

/** What scores are compared with: a run, or a checkpoint of an experiment. */
export const BaselineRule = z.union([
  z.object({ run: text("text") }),
  z.object({ experiment: text("text"), pick: z.enum(["best", "last"]) }),
]);
export type BaselineRule = z.infer<typeof BaselineRule>;

/** A benchmark that matters to a project. */
export const ProjectBenchmark = z.object({
  suite: text("text"),
  metric: text("text").nullable().meta({ description: "Its key; null: the headline." }),
  weight: z.number().min(0).meta({ description: "In the composite; 0: shown, but not counted." }),
  target: z.number().nullable().meta({ description: "The score aimed at, native scale." }),
});
export type ProjectBenchmark = z.infer<typeof ProjectBenchmark>;

export const ProjectExperiment = z.object({
  name: text("text"),
  title: TwoTexts.nullable(),
  group: text("text").nullable(),
  match: z.array(text("text")).meta({ description: "Run ids, with * and ? as wildcards." }),
  baseline: BaselineRule.nullable(),
  tags: z.array(text("text")),
});
export type ProjectExperiment = z.infer<typeof ProjectExperiment>;

/** What a project's file says of it, so far as it is for readers. */
export const ProjectCard = z.object({
  name: text("text"),
  aliases: z.array(text("text")),
  title: TwoTexts.nullable(),
  description: TwoTexts.nullable().meta({ description: "Markdown." }),
  links: z.array(z.object({ title: text("prose"), url: text("link") })),
  baseline: BaselineRule.nullable(),
  benchmarks: z.array(ProjectBenchmark).meta({ description: "The most important first." }),
  checkpoint: z.object({
    axis: z.enum(["step", "tokens", "epoch"]).nullable(),
    pattern: text("text").nullable().meta({
      description: "Regular expression with a group step, tokens or epoch, for ids of runs.",
    }),
    best_by: text("text").nullable().meta({ description: "Key of a score: gsm8k/overall." }),
  }),
  experiments: z.array(ProjectExperiment),
  tags: z.record(text("text"), z.object({ title: TwoTexts.nullable() })),
});
export type ProjectCard = z.infer<typeof ProjectCard>;

/** `projects.json`: what the projects' files say. A project that has no file has runs all the same. */
export const ProjectsFile = z.object({
  schema_version: text("own"),
  revision: z.int(),
  projects: z.array(ProjectCard),
  issues: z.array(Issue).meta({
    description:
      "What could not be taken as it was; files relative to the folder of the runs' folder.",
  }),
});
export type ProjectsFile = z.infer<typeof ProjectsFile>;
