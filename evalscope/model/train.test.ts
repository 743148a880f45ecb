import { expect, test } from "vitest";
import { checkpointBytes, readCheckpoint } from "./checkpoint.ts";
import { generate } from "./generate.ts";
import { train, type TrainingEvent } from "./train.ts";
import { planFor, type TrainingPlan } from "./training-plan.ts";

const plan: TrainingPlan = {
  ...planFor("tiny", 0.01, 40, [40]),
  shape: { ...planFor("", 0, 0, []).shape, width: 16, heads: 2, hidden: 32 },
  batchSize: 16,
  schedule: { peak: 0.01, warmupSteps: 10, steps: 40 },
  examineEvery: 40,
  examineProblems: 20,
};

const rows = (events: readonly TrainingEvent[]): Record<string, number>[] =>
  events.flatMap((event) => (event.kind === "log" ? [Object(JSON.parse(event.line))] : []));

test("the loss falls, and the same plan gives the same log", () => {
  const first = rows([...train(plan)]);
  const losses = first.flatMap(({ loss }) => loss ?? []);
  expect(losses).toHaveLength(4);
  expect(losses.at(-1)).toBeLessThan(losses[0]! * 0.7);
  expect(first.at(-1)).toMatchObject({ step: 40, num_input_tokens_seen: 40 * 16 * 9 });
  expect(rows([...train(plan)])).toEqual(first);
});

test("a checkpoint that is written and read answers the same", () => {
  const saved = [...train(plan)].flatMap((event) =>
    event.kind === "checkpoint" ? [event.checkpoint] : [],
  )[0]!;
  const loaded = readCheckpoint(Buffer.from(checkpointBytes(saved)));
  expect({ ...loaded, model: null }).toEqual({ ...saved, model: null });
  expect(loaded.model.parameters.flat).toEqual(saved.model.parameters.flat);
  const greedy = { temperature: 0, random: () => 0, limit: 4 };
  expect([...generate(loaded.model, "23+48=", greedy)]).toEqual([
    ...generate(saved.model, "23+48=", greedy),
  ]);
});

test("a learning rate far too large overflows, and the log says so", () => {
  const wild = { ...plan, schedule: { ...plan.schedule, peak: 1000 } };
  const log = [...train(wild)].flatMap((event) => (event.kind === "log" ? [event.line] : []));
  expect(log.join("")).toMatch(/"loss": (?:Infinity|NaN)/u);
});
