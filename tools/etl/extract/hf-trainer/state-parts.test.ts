import { expect, test } from "vitest";
import type { Fact } from "../fact.ts";
import type { SourceFile } from "../source.ts";
import { hfTrainer } from "./index.ts";
import { newestOfEachFolder } from "./newest.ts";
import { stateParts } from "./state-parts.ts";
import { factsByRow, stateFacts } from "./state.ts";

const state = JSON.stringify(
  {
    best_metric: 0.5,
    global_step: 3,
    is_world_process_zero: true,
    log_history: [
      { step: 1, loss: 2.5, epoch: 0.1 },
      { step: 2, note: 'a "quoted" ] } { [ \\ 步', loss: 1.5, deep: { list: [1, { a: 2 }] } },
      { step: 3 },
      { step: 3, eval_loss: 1.25 },
    ],
    max_steps: 3,
    total_flos: 17,
  },
  null,
  2,
);

/** A file that is read in pieces of that many bytes. */
function fileOf(text: string, piece: number): SourceFile {
  const bytes = new TextEncoder().encode(text);
  return {
    path: "trainer_state.json",
    size: bytes.length,
    async *bytes() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.slice(at, at + piece);
    },
  };
}

const all = (facts: AsyncIterable<Fact>) => Array.fromAsync(facts);

test.each([1, 2, 7, 1000])(
  "row by row gives what the whole gives, in pieces of %i",
  async (piece) => {
    const file = fileOf(state, piece);
    expect(await all(factsByRow(file))).toEqual(await all(stateFacts(file)));
  },
);

test.each([/"eval_loss": 1/, /"total_flos"/])(
  "cut off at %s: the rows before are there",
  async (cut) => {
    const file = fileOf(state.slice(0, state.search(cut)), 10);
    const facts = await all(factsByRow(file));
    const steps = facts.flatMap((fact) => (fact.kind === "training-row" ? [fact.step] : []));
    expect(steps.slice(0, 2)).toEqual([1, 2]);
    expect(facts.filter((fact) => fact.kind === "issue").map(({ code }) => code)).toContain(
      "truncated-file",
    );
  },
);

test("a damaged row is counted, the others are there", async () => {
  const facts = await all(factsByRow(fileOf(state.replace("2.5", "2.5.5"), 10)));
  expect(facts.filter((fact) => fact.kind === "training-row")).toHaveLength(2);
  expect(facts.at(-1)).toMatchObject({ kind: "read", records: 4, dropped: 2 });
});

const filling = "x".repeat(9_000_000);

test.each([
  ["a row", state.replace("quoted", filling), { rows: 2, dropped: 2 }],
  ["what is behind the rows", state.replace("max_steps", filling), { rows: 3, dropped: 2 }],
])("%s is not held where it has no end", async (_what, text, { rows, dropped }) => {
  const file = fileOf(text, 100_000);
  for await (const part of stateParts(file.bytes()))
    expect("text" in part ? part.text.length : 0).toBeLessThan(5_000_000);
  const facts = await all(factsByRow(file));
  expect(facts.filter((fact) => fact.kind === "training-row")).toHaveLength(rows);
  expect(facts).toContainEqual(expect.objectContaining({ code: "record-too-large" }));
  expect(facts.at(-1)).toMatchObject({ kind: "read", dropped });
});

test("the newest state is found wherever it says its step", async () => {
  const late = (step: number): SourceFile => ({
    ...fileOf(`{"log_history": [${'{"step": 1},'.repeat(9000)} {}], "global_step": ${step}}`, 999),
    path: `checkpoint-${step}/trainer_state.json`,
  });
  const files = [late(20), late(100), late(3)];
  expect(new Set((await newestOfEachFolder(files)).values())).toEqual(new Set([files[1]]));
});

test("a checkpoint whose rows the newest does not repeat is read, too", async () => {
  const state = (step: number, rows: readonly object[]) => ({
    file: {
      ...fileOf(JSON.stringify({ global_step: step, log_history: rows }), 999),
      path: `checkpoint-${step}/trainer_state.json`,
    },
    format: "trainer_state",
  });
  const [first, second] = [
    { step: 10, loss: 2 },
    { step: 20, loss: 1 },
  ];
  const rowsRead = async (early: object) => {
    const facts = hfTrainer.read([state(10, [early]), state(20, [{ ...first }, { ...second }])]);
    const all = await Array.fromAsync(facts);
    return all.filter(({ kind }) => kind === "training-row").length;
  };
  expect([await rowsRead({ ...first }), await rowsRead({ step: 10, loss: 3 })]).toEqual([2, 3]);
});

const stopping = (counter: number) => ({
  EarlyStoppingCallback: {
    args: { early_stopping_patience: 3 },
    attributes: { early_stopping_patience_counter: counter },
  },
});
const control = (should_training_stop: boolean) => ({
  TrainerControl: { args: { should_training_stop } },
});

test.each([
  ["told to stop before the end", 200, control(true), true],
  ["out of patience", 200, stopping(3), true],
  ["told to stop at the end", 1000, control(true), false],
  ["a checkpoint on the way", 200, { ...control(false), ...stopping(2) }, false],
])("a training %s", async (_what, global_step, stateful_callbacks, isEarly) => {
  const text = JSON.stringify({
    global_step,
    max_steps: 1000,
    stateful_callbacks,
    log_history: [{ step: 100, loss: 2 }],
  });
  const file = fileOf(text, 1000);
  for (const facts of [await all(factsByRow(file)), await all(stateFacts(file))]) {
    const plan = facts.find((fact) => fact.kind === "training-plan");
    expect([plan?.ended, plan?.isEarly ?? false]).toEqual([isEarly, isEarly]);
  }
});
