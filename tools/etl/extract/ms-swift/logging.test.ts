import { expect, test } from "vitest";
import type { Fact } from "../fact.ts";
import { LoggingLines } from "./logging.ts";

const row = (step: number, loss: number) => ({ loss, "global_step/max_steps": `${step}/40` });
const last = (...history: readonly object[]) => ({
  last_model_checkpoint: "out/checkpoint-40",
  log_history: history,
});

function told(...values: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  const lines = new LoggingLines("logging.jsonl");
  const facts = values.flatMap((value, at): Fact[] => [
    ...(lines.take({ line: at + 1, value }) ?? []),
  ]);
  return facts.flatMap((fact) => {
    if (fact.kind === "training-start") return [`start ${fact.rank}`];
    return fact.kind === "training-row" ? [`${fact.rank}: ${fact.step}`] : [];
  });
}

test("rows behind the last line were written by another process", () => {
  expect(told(row(10, 2), row(20, 1), last(), row(10, 3))).toEqual([
    "20: 10",
    "20: 20",
    "start 20",
    "20: 10",
  ]);
});

test("a resumed training's last line repeats the rows before its start", () => {
  const [one, two, again, three] = [
    { loss: 2.01, step: 10 },
    { loss: 1.01, step: 20 },
    { loss: 1.51, step: 20 },
    { loss: 0.51, step: 30 },
  ];
  expect(told(last(one, two), last(one, again, three))).toEqual([
    "30: 10",
    "30: 20",
    "30: 10",
    "start 30",
    "30: 20",
    "30: 30",
  ]);
});
