import { batchSize, hiddenUnits } from "../train-demo.ts";
import type { EvalSettings, ExampleRun, RunCard, TrainingSettings } from "./run-plan.ts";

const scripted =
  "Made by evalscope against the scripted endpoint of this project (evalscope/endpoint), which is not a language model: the scores mean nothing, the files are genuine.";

const promptTemplate = `Answer the multiple-choice question. Think first if you like (中文题目请用中文作答); the last line of your answer must be 'ANSWER: [LETTER]' (without quotes), where [LETTER] is one of {letters}.

{question}

{choices}`;

const choiceSet = (subsets: readonly string[]): object => ({
  local_path: "datasets/mcq",
  subset_list: subsets,
  prompt_template: promptTemplate,
});

const allQuestions: EvalSettings = {
  datasets: ["general_mcq", "general_qa"],
  datasetArgs: {
    general_mcq: choiceSet(["arithmetic", "science", "language", "zh"]),
    // BLEU, evalscope's other default, would download a tokenizer.
    general_qa: { local_path: "datasets/qa", subset_list: ["en", "zh"], metric_list: ["Rouge"] },
  },
  temperature: 0,
  repeats: 1,
  concurrency: 4,
};

/** The short benchmark first, so that half-way one benchmark is finished and the other is not. */
const shortFirst: EvalSettings = { ...allQuestions, datasets: ["general_qa", "general_mcq"] };

const repeated: EvalSettings = {
  datasets: ["general_mcq"],
  datasetArgs: {
    general_mcq: choiceSet(["arithmetic", "zh"]),
  },
  temperature: 0.7,
  repeats: 4,
  // The endpoint varies its answer by how often a request came before; one at a time keeps that order fixed.
  concurrency: 1,
  limit: 10,
};

const wordProblems: EvalSettings = {
  datasets: ["gsm8k"],
  datasetArgs: { gsm8k: { dataset_id: "datasets/word-problems", few_shot_num: 2 } },
  temperature: 0,
  repeats: 1,
  concurrency: 4,
};

function card(
  experiment: string,
  name: string,
  notes: string,
  more: Partial<RunCard> = {},
): RunCard {
  const dataset = { name: "evalsite-questions", version: "v1" };
  return {
    project: "evalsite-examples",
    experiment,
    model: { name },
    dataset,
    hparams: {},
    tags: ["scripted"],
    timezone: "UTC",
    notes: `${scripted} ${notes}`,
    ...more,
  };
}

const asked = (settings: EvalSettings): RunCard["hparams"] => ({
  temperature: settings.temperature,
  repeats: settings.repeats,
  concurrency: settings.concurrency,
});

const trained = (training: TrainingSettings, prefix = ""): RunCard["hparams"] => ({
  [`${prefix}learning_rate`]: training.learningRate,
  [`${prefix}batch_size`]: batchSize,
  [`${prefix}hidden_units`]: hiddenUnits,
  [`${prefix}schedule_steps`]: training.steps,
});

function sequenceRun(step: number): ExampleRun {
  const training = { learningRate: 0.5, steps: 800, until: step, logOnly: true };
  const notes = `metrics.log is the real log of another model: the small addition network of evalscope/train-demo.ts, up to step ${step}. The network is not the model behind the endpoint.`;
  const more = {
    model: { name: "scripted-a", revision: `step-${step}` },
    checkpoint: { step },
    hparams: { ...asked(allQuestions), ...trained(training, "network_") },
    tags: ["scripted", "sequence"],
  };
  return {
    id: `scripted-a-step-${step}`,
    kind: "eval",
    model: `scripted-a-step-${step}`,
    settings: allQuestions,
    keepHtml: false,
    training,
    card: card("learning-sequence", "scripted-a", notes, more),
  };
}

function wordProblemRun(model: string, name: string): ExampleRun {
  const notes =
    "The word problems are this project's own; evalscope's gsm8k benchmark reads them because they have its row shape. The score is not a GSM8K score.";
  return {
    id: `${name}-word-problems`,
    kind: "eval",
    model,
    settings: wordProblems,
    keepHtml: false,
    card: card("word-problems", name, notes, {
      hparams: asked(wordProblems),
      tags: ["scripted", "word-problems"],
    }),
  };
}

function networkRun(id: string, learningRate: number, what: string): ExampleRun {
  const training = { learningRate, steps: 800, until: 800, logOnly: false };
  const notes = `Trained and evaluated by evalscope/train-demo.ts, without evalscope: a network with one hidden layer learns to add two numbers below 100. ${what}`;
  const more: Partial<RunCard> = {
    dataset: { name: "additions-below-100", version: "v1" },
    hparams: trained(training),
    checkpoint: { step: 800 },
    tags: ["trained", "simple-layout"],
    notes,
  };
  return {
    id,
    kind: "training",
    training,
    card: card("addition-net", "addition-net", notes, more),
  };
}

/** All examples, in the order they are made. */
export const exampleRuns: readonly ExampleRun[] = [
  ...[200, 400, 800].map(sequenceRun),
  {
    id: "scripted-b",
    kind: "eval",
    model: "scripted-b",
    settings: allQuestions,
    keepHtml: true,
    card: card("model-comparison", "scripted-b", "The same items as the scripted-a runs.", {
      hparams: asked(allQuestions),
    }),
  },
  {
    id: "scripted-b-repeats",
    kind: "eval",
    model: "scripted-b",
    settings: repeated,
    keepHtml: false,
    card: card(
      "repeats",
      "scripted-b",
      "Four answers an item at temperature 0.7, ten items a subset.",
      { hparams: asked(repeated), tags: ["scripted", "repeats"] },
    ),
  },
  {
    id: "scripted-b-interrupted",
    kind: "interrupted",
    model: "scripted-b",
    settings: shortFirst,
    killAtPredictions: 100,
    card: card(
      "model-comparison",
      "scripted-b",
      "evalscope was killed (SIGKILL) half-way, once 100 of 200 predictions were on disk: general_qa is finished, general_mcq has no report.",
      { hparams: asked(shortFirst), tags: ["scripted", "interrupted"] },
    ),
  },
  wordProblemRun("scripted-a-step-800", "scripted-a"),
  wordProblemRun("scripted-b", "scripted-b"),
  {
    id: "scripted-b-perf",
    kind: "perf",
    model: "scripted-b",
    parallel: [1, 4],
    requests: [20, 40],
    card: card(
      "stress-test",
      "scripted-b",
      "evalscope perf with 1 and 4 requests at a time. The latencies are timers of the endpoint.",
      { tags: ["scripted", "perf"] },
    ),
  },
  networkRun("addition-net-lr-0.1", 0.1, "A small learning rate: smooth and slow."),
  networkRun(
    "addition-net-lr-1",
    1,
    "A large learning rate: the loss rises during the warm-up and recovers.",
  ),
  networkRun(
    "addition-net-lr-10",
    10,
    "A learning rate far too large: the loss overflows and ends as NaN.",
  ),
];
