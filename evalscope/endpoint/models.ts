import type { Topic } from "./items.ts";

/** What a scripted "model" is: a name, a skill from 0 to 1 per topic, and a manner of writing. */
export interface ScriptedModel {
  readonly name: string;
  /** Models of one family share most of their luck, as checkpoints of one training do. */
  readonly family: string;
  readonly skill: Readonly<Record<Topic, number>>;
  /** Where the reasoning goes: a field of its own, or `<think>` tags in the text. */
  readonly reasoning: "field" | "tags";
  readonly msPerToken: number;
}

function stage(step: number, skill: Readonly<Record<Topic, number>>): ScriptedModel {
  return {
    name: `scripted-a-step-${step}`,
    family: "scripted-a",
    skill,
    reasoning: "field",
    msPerToken: 0.12,
  };
}

export const scriptedModels: readonly ScriptedModel[] = [
  stage(200, {
    arithmetic: 0.2,
    science: 0.38,
    language: 0.42,
    zh: 0.3,
    qa: 0.35,
    "word-problems": 0.2,
  }),
  stage(400, {
    arithmetic: 0.48,
    science: 0.52,
    language: 0.55,
    zh: 0.42,
    qa: 0.5,
    "word-problems": 0.45,
  }),
  stage(800, {
    arithmetic: 0.76,
    science: 0.6,
    language: 0.58,
    zh: 0.55,
    qa: 0.6,
    "word-problems": 0.7,
  }),
  {
    name: "scripted-b",
    family: "scripted-b",
    skill: {
      arithmetic: 0.6,
      science: 0.72,
      language: 0.7,
      zh: 0.4,
      qa: 0.7,
      "word-problems": 0.55,
    },
    reasoning: "tags",
    msPerToken: 0.2,
  },
];

export function findModel(name: string): ScriptedModel | undefined {
  return scriptedModels.find((model) => model.name === name);
}
