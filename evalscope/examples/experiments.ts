import { planFor, type TrainingPlan } from "../model/training-plan.ts";

const steps = 2400;
/** Steps after which both experiments are evaluated. */
export const evaluatedSteps: readonly number[] = [200, 400, 800, 1200, 1800, 2400];

/** Only saved for the evaluation that is killed half-way. */
export const interruptedStep = 1500;

/** Two experiments that differ in the learning rate, and nothing else. */
export const fast = planFor("lr-0.004", 0.004, steps, evaluatedSteps);
export const slow = planFor("lr-0.002", 0.002, steps, [...evaluatedSteps, interruptedStep]);

/** The same with a learning rate a thousand times too large, ended early; logged more often because it is short. */
export const diverging: TrainingPlan = {
  ...planFor("lr-4", 4, steps, [250]),
  logEvery: 5,
  examineEvery: 25,
};

export const trainings: readonly TrainingPlan[] = [fast, slow, diverging];

/** The best model: kept beside the runs, so that the endpoint can serve it without a training. */
export const keptModel = `${fast.name}-step-${steps}`;
