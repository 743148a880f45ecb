import { LaunchError } from "../launcher/failure.ts";
import { parameterCount } from "../model/parameters.ts";
import type { TrainingPlan } from "../model/training-plan.ts";
import { repeatedSums, scriptedQuestions, sums } from "./eval-settings.ts";
import { diverging, evaluatedSteps, fast, interruptedStep, slow } from "./experiments.ts";
import type { ExampleRun, RunCard } from "./run-plan.ts";

const lastStep = Math.max(...evaluatedSteps);

function hparamsOf({
  shape,
  batchSize,
  schedule,
  optimiser,
  clipNorm,
  seed,
}: TrainingPlan): RunCard["hparams"] {
  return {
    learning_rate: schedule.peak,
    warmup_steps: schedule.warmupSteps,
    schedule: "cosine",
    schedule_steps: schedule.steps,
    batch_size: batchSize,
    optimizer: "AdamW",
    beta1: optimiser.beta1,
    beta2: optimiser.beta2,
    weight_decay: optimiser.weightDecay,
    clip_norm: clipNorm,
    layers: shape.layers,
    width: shape.width,
    heads: shape.heads,
    feed_forward: shape.hidden,
    parameters: parameterCount(shape),
    seed,
  };
}

const what =
  "A character-level transformer trained by this project (evalscope/model) on sums; served by evalscope/endpoint, evaluated by evalscope. gsm8k is only the benchmark that reads the free questions: they are this project's, and the score is not a GSM8K score.";

/** What the runs of one checkpoint have in common. */
function ofCheckpoint(
  plan: TrainingPlan,
  step: number,
  notes: string,
  card: Partial<RunCard> = {},
): Pick<ExampleRun, "model" | "trained" | "card"> {
  const model = `${plan.name}-step-${step}`;
  return {
    model,
    trained: { plan, step },
    card: {
      project: "arithmetic",
      experiment: plan.name,
      model: { name: "arithmetic-transformer", revision: model },
      dataset: { name: "evalsite-sums", version: "v1" },
      hparams: hparamsOf(plan),
      tags: ["trained"],
      timezone: "UTC",
      notes: `${what} ${notes}`.trim(),
      ...card,
    },
  };
}

function checkpointRun(
  plan: TrainingPlan,
  step: number,
  notes = "",
  tags = ["trained"],
): ExampleRun {
  return {
    id: `${plan.name}-step-${step}`,
    kind: "eval",
    settings: sums,
    ...ofCheckpoint(plan, step, notes, { tags }),
  };
}

const interrupted: ExampleRun = {
  id: `${slow.name}-step-${interruptedStep}`,
  kind: "interrupted",
  settings: sums,
  killAtPredictions: 100,
  ...ofCheckpoint(
    slow,
    interruptedStep,
    "evalscope was killed (SIGKILL) half-way, once 100 of 162 predictions were on disk: gsm8k is finished, general_mcq has no report.",
    { tags: ["trained", "interrupted"] },
  ),
};

const repeats: ExampleRun = {
  id: `${fast.name}-step-800-repeats`,
  kind: "eval",
  settings: repeatedSums,
  ...ofCheckpoint(fast, 800, "Five answers to each of 30 questions at temperature 1.", {
    experiment: "repeats",
    tags: ["trained", "repeats"],
  }),
};

const stressTest: ExampleRun = {
  id: `${fast.name}-step-${lastStep}-perf`,
  kind: "perf",
  parallel: [1, 4],
  requests: [20, 40],
  ...ofCheckpoint(
    fast,
    lastStep,
    "evalscope perf with 1 and 4 requests at a time; the latencies are those of the model itself, which computes on one core.",
    { experiment: "stress-test", tags: ["trained", "perf"] },
  ),
};

const scripted: ExampleRun = {
  id: "scripted-answers",
  kind: "eval",
  model: "scripted-b",
  settings: scriptedQuestions,
  card: {
    project: "scripted",
    experiment: "scripted-answers",
    model: { name: "scripted-b" },
    dataset: { name: "evalsite-questions", version: "v1" },
    hparams: {},
    tags: ["scripted"],
    timezone: "UTC",
    notes:
      "Made by evalscope against the scripted models of evalscope/endpoint, which are not language models: the scores mean nothing, the files are genuine. Shows answers of many forms: Markdown, formulas, reasoning, refusals, answers cut off at the token limit.",
  },
};

/** All examples, in the order they are made. */
export const exampleRuns: readonly ExampleRun[] = [
  ...evaluatedSteps.map((step) => checkpointRun(fast, step)),
  ...evaluatedSteps.map((step) => checkpointRun(slow, step)),
  interrupted,
  checkpointRun(
    diverging,
    250,
    "The learning rate is a thousand times too large: the loss overflows. Training was ended at step 250 of 2400.",
    ["trained", "diverged"],
  ),
  repeats,
  stressTest,
  scripted,
];

/** The examples of these ids, all when none is named. @throws LaunchError for an id that is none. */
export function chosenRuns(ids: readonly string[] | undefined): readonly ExampleRun[] {
  const unknown = ids?.find((id) => !exampleRuns.some((run) => run.id === id));
  if (unknown !== undefined)
    throw new LaunchError(
      `--only ${unknown}: there are ${exampleRuns.map(({ id }) => id).join(", ")}`,
    );
  return exampleRuns.filter((run) => ids?.includes(run.id) ?? true);
}
