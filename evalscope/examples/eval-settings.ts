import { choiceSubsets } from "../datasets/generate-sums.ts";
import type { EvalSettings } from "./run-plan.ts";

const choiceTemplate = `Which result is right? The last line of your answer must be 'ANSWER: [LETTER]', where [LETTER] is one of {letters}.

{question}

{choices}`;

const choices = {
  local_path: "datasets/sums/choice",
  subset_list: choiceSubsets.map(({ name }) => name),
  prompt_template: choiceTemplate,
  pretty_name: "Sums, four choices",
  description: "Sums with four results to choose from, made by evalsite.",
};

/** evalscope's gsm8k compares numbers; the questions are this project's. */
const freeAnswers = {
  dataset_id: "datasets/sums/free",
  subset_list: ["en", "zh"],
  few_shot_num: 0,
  prompt_template: "{question}\nAnswer with the number alone.",
  pretty_name: "Sums, free answer",
  description:
    "Sums to be answered with a number, made by evalsite. Not GSM8K, only read by its benchmark.",
};

/** What every checkpoint is asked; the short benchmark first, so that half-way one is finished and the other is not. */
export const sums: EvalSettings = {
  datasets: ["gsm8k", "general_mcq"],
  datasetArgs: { gsm8k: freeAnswers, general_mcq: choices },
  temperature: 0,
  maxTokens: 16,
  repeats: 1,
  concurrency: 4,
};

/**
 * Five answers to each question. evalscope 1.14.1 reports their mean; its own pass@k needs a primary metric that only a
 * benchmark's Python can name, so pass@k is left to be counted from the samples.
 */
export const repeatedSums: EvalSettings = {
  datasets: ["gsm8k"],
  datasetArgs: { gsm8k: freeAnswers },
  temperature: 1,
  maxTokens: 16,
  repeats: 5,
  // The endpoint varies its answer by how often a request came before; one at a time keeps that order fixed.
  concurrency: 1,
  limit: 15,
};

const scriptedTemplate = `Answer the multiple-choice question. Think first if you like (中文题目请用中文作答); the last line of your answer must be 'ANSWER: [LETTER]' (without quotes), where [LETTER] is one of {letters}.

{question}

{choices}`;

/** Long answers of many forms: Markdown, formulas, reasoning, refusals, some cut off at the limit. */
export const scriptedQuestions: EvalSettings = {
  datasets: ["general_mcq", "general_qa"],
  datasetArgs: {
    general_mcq: {
      local_path: "datasets/mcq",
      subset_list: ["arithmetic", "science", "language", "zh"],
      prompt_template: scriptedTemplate,
    },
    // BLEU, evalscope's other default, would download a tokenizer.
    general_qa: { local_path: "datasets/qa", subset_list: ["en", "zh"], metric_list: ["Rouge"] },
  },
  temperature: 0,
  maxTokens: 256,
  repeats: 1,
  concurrency: 4,
  limit: 20,
};
