import { expect, test } from "vitest";
import { curveTexts } from "../testing/read-curves.ts";

const steps = [1, 2, 3, 4];
const csv = (header: string, ...rows: readonly (readonly unknown[])[]) =>
  `${[header, ...rows.map((row) => row.join(","))].join("\n")}\n`;

const split = { train: "1:1 2:0.5 3:0.25 4:0.125", held: "2:8 4:16" };

/** Rows of training at all steps and of something else at two of them, by a column of any name. */
function twoKinds(name: string, [train, held]: readonly [unknown, unknown]) {
  const rows = steps.flatMap((step) => [
    { step, [name]: train, loss: 2 / 2 ** step },
    ...(step % 2 === 0 ? [{ step, [name]: held, loss: 4 * step }] : []),
  ]);
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  const cells = rows.map((row) => [row.step, Object.values(row)[1], row.loss]);
  return [{ "log.jsonl": lines }, { "log.csv": csv(`step,${name},loss`, ...cells) }] as const;
}

test.each([
  ["type", "train", "valid", "eval"],
  ["dataset", "train", "test", "test"],
  ["set", "train", "dev", "eval"],
  ["subset", "train", "val", "eval"],
  ["task", "training", "evaluation", "eval"],
  ["data", "TRAIN", "VAL", "eval"],
  ["kind", "train", "eval", "eval"],
  ["stage", "fit", "validate", "eval"],
  ["mode", "train", "val", "eval"],
  ["phase", "training", "testing", "test"],
  ["split", "Train", "Validation", "eval"],
  ["anything", "train", "holdout", "eval"],
  ["name", "train", "val", "eval"],
  ["event", "train_step", "eval_step", "eval"],
  ["阶段", "训练", "验证", "eval"],
  ["is_train", true, false, "eval"],
  ["training", true, false, "eval"],
  ["isTraining", "True", "False", "eval"],
  ["is_eval", 0, 1, "eval"],
  ["validation", "False", "True", "eval"],
  ["test", false, true, "test"],
  ["train", 1, 0, "eval"],
  ["val", 0, 1, "eval"],
])("rows that %s says to be %s or %s are of that split", async (name, train, held, group) => {
  for (const log of twoKinds(name, [train, held]))
    expect(await curveTexts(log)).toEqual({
      "train/loss": split.train,
      [`${group}/loss`]: split.held,
    });
});

test("who or where a row is from says nothing of its data", async () => {
  for (const name of ["env", "branch", "user", "model", "run"])
    expect(Object.keys(await curveTexts(twoKinds(name, ["dev", "test"])[0])).join()).not.toMatch(
      /^(?:eval|test)\//,
    );
});

test("the words behind a split's tell several sets apart", async () => {
  const rows = steps.flatMap((step) =>
    ["train-clean", "dev-clean", "dev-other"].map((set, at) => [step, set, step + 8 * at]),
  );
  expect(await curveTexts({ "log.csv": csv("step,dataset,wer", ...rows) })).toEqual({
    "train/wer": "1:1 2:2 3:3 4:4",
    "eval/dev-clean/wer": "1:9 2:10 3:11 4:12",
    "eval/dev-other/wer": "1:17 2:18 3:19 4:20",
  });
});

test.each([
  ["task_id", "train/task0/loss"],
  ["taskId", "train/task0/loss"],
  ["worker", "worker0/train/loss"],
  ["worker_id", "worker0/train/loss"],
  ["client", "client0/train/loss"],
  ["seed", "seed0/train/loss"],
  ["fold", "fold0/train/loss"],
  ["agent_id", "agent0/train/loss"],
  ["layer", "train/layer0/loss"],
  ["stage", "train/stage0/loss"],
  ["whatever", "train/whatever0/loss"],
])("numbers of %s name series; where there is one it is none", async (name, first) => {
  const header = `step,${name},loss`;
  const rows = steps.flatMap((step) => [0, 1, 2].map((id) => [step, id, step + 8 * id]));
  const found = await curveTexts({ "log.csv": csv(header, ...rows) });
  expect(found).toEqual({
    [first]: "1:1 2:2 3:3 4:4",
    [first.replace("0", "1")]: "1:9 2:10 3:11 4:12",
    [first.replace("0", "2")]: "1:17 2:18 3:19 4:20",
  });
});

test("an id that is the same in all rows is no curve, and a count that differs is one", async () => {
  const rows = steps.map((step) => [step, 7, 30 + (step % 2), step / 2]);
  expect(await curveTexts({ "log.csv": csv("step,task_id,num_correct,loss", ...rows) })).toEqual({
    "train/num_correct": "1:31 2:30 3:31 4:30",
    "train/loss": "1:0.5 2:1 3:1.5 4:2",
  });
});

test.each([
  "step,key,val",
  "step,series,y",
  "step,metric_name,metric_value",
  "step,tag,value",
  "step,variable,value",
  "step,Metric,Score",
  "iteration,legend,y",
  "step,what,value",
  "step,type,value",
])("a long form (%s) is as many series as there are names", async (header) => {
  const rows = steps.flatMap((step) => [
    [step, "loss", step],
    [step, "val_loss", 2 * step],
    [step, "acc", step / 4],
  ]);
  expect(await curveTexts({ "log.csv": csv(header, ...rows) })).toEqual({
    "train/loss": "1:1 2:2 3:3 4:4",
    "eval/loss": "1:2 2:4 3:6 4:8",
    "train/acc": "1:0.25 2:0.5 3:0.75 4:1",
  });
});

test("names and values with nothing but their time are drawn in their order", async () => {
  const rows = steps.flatMap((at) => [
    ["loss", 4 / at, 1780000000 + at],
    ["eval/acc", at / 4, 1780000000 + at],
  ]);
  expect(await curveTexts({ "x.csv": csv("name,value,timestamp", ...rows) })).toMatchObject({
    "train/loss": "row 0:4 2:2 4:1.3333333333333333 6:1",
    "eval/acc": "row 1:0.25 3:0.5 5:0.75 7:1",
  });
});

test("what a text tells beside a metric that has a name is no metric", async () => {
  const rows = steps.flatMap((step) => [
    [step, "sgd", step],
    [step, "adam", 2 * step],
  ]);
  expect(await curveTexts({ "log.csv": csv("step,optimizer,loss", ...rows) })).toEqual({
    "train/loss (adam)": "1:2 2:4 3:6 4:8",
    "train/loss (sgd)": "1:1 2:2 3:3 4:4",
  });
});

test.each([
  ["step,loss-exp1,loss-exp2", ["exp1/train/loss", "exp2/train/loss"]],
  ["step,exp1-loss,exp2-loss", ["exp1/train/loss", "exp2/train/loss"]],
  ["step,train/loss-qwen-0.5b,train/loss-qwen-7b", ["qwen-0.5b/train/loss", "qwen-7b/train/loss"]],
  ['Step,"runA - loss","runB - loss"', ["runA/train/loss", "runB/train/loss"]],
  ["step,acc-top1,acc-top5", ["train/acc_top1", "train/acc_top5"]],
])("columns of runs (%s)", async (header, names) => {
  const rows = steps.map((step) => [step, step, 2 * step]);
  expect(Object.keys(await curveTexts({ "log.csv": csv(header, ...rows) }))).toEqual(names);
});

test("a file names the only metric of its values", async () => {
  const rows = steps.map((step) => [step, `${step}.0`, step / 2, "2026-01-02 03:04:05.5"]);
  const found = await curveTexts({
    "val_acc.csv": csv(",step,value,timestamp", ...rows),
    "train/loss.csv": csv("step,value", ...steps.map((step) => [step, step])),
  });
  expect(found).toEqual({
    "eval/acc": "1:0.5 2:1 3:1.5 4:2",
    "train/loss": "1:1 2:2 3:3 4:4",
  });
});

test.each([
  ["Keras", { loss: [2, 1], val_loss: [4, 3] }, "row 0"],
  ["with epochs", { history: { loss: [2, 1], val_loss: [4, 3] }, epoch: [0, 1] }, "epoch 0"],
  ["in groups", { train: { loss: [2, 1] }, val: { loss: [4, 3] } }, "row 0"],
  ["pandas", { loss: { 0: 2, 1: 1 }, val_loss: { 0: 4, 1: 3 } }, "row 0"],
])("lists of values (%s)", async (_, history, first) => {
  expect(await curveTexts({ "history.json": JSON.stringify(history) })).toEqual({
    "train/loss": `${first}:2 1:1`,
    "eval/loss": `${first}:4 1:3`,
  });
});

test("curves by title and series (ClearML)", async () => {
  const scalars = {
    loss: { train: { x: [1, 2], y: [2, 1] }, val: { name: "val", x: [1, 2], y: [4, 3] } },
    lr: { lr: { x: [1, 2], y: [0.5, 0.25] } },
  };
  expect(await curveTexts({ "scalars.json": JSON.stringify(scalars) })).toEqual({
    "train/loss": "1:2 2:1",
    "eval/loss": "1:4 2:3",
    "train/lr": "1:0.5 2:0.25",
  });
});

test.each([
  ["a curve of precision and recall", { precision: [1, 0.5], recall: [0.5, 1] }],
  ["points of a plot", { roc: { fpr: { x: [0, 0.5], y: [0, 1] } } }],
  ["lists beside other things", { loss: [2, 1], model: "m" }],
])("%s is no log", async (_, document) => {
  expect(await curveTexts({ "x.json": JSON.stringify(document) })).toEqual({});
});

test("an episode is the step where there is no other, and a value where there is", async () => {
  const rows = steps.map((at) => [at, 10 * at]);
  expect(await curveTexts({ "r.csv": csv("episode,reward", ...rows) })).toEqual({
    "train/reward": "1:10 2:20 3:30 4:40",
  });
  const both = steps.map((at) => [100 * at, at, 10 * at]);
  expect(await curveTexts({ "r.csv": csv("step,episode,reward", ...both) })).toEqual({
    "train/reward": "100:10 200:20 300:30 400:40",
    "train/episode": "100:1 200:2 300:3 400:4",
  });
});

test.each([
  ["models", "model,mmlu,epoch\na,0.5,3\nb,0.625,3\nc,0.75,3\n"],
  ["trials", "lr,batch_size,epoch,val_loss\n0.1,8,3,2\n0.2,16,3,1\n0.3,32,3,1.5\n"],
  ["items", "id,question,score\n1,what,0\n2,why,1\n3,who,1\n"],
  ["latencies", "concurrency,latency,throughput\n1,0.5,10\n2,0.75,20\n4,1.5,30\n"],
  ["classes", ",cat,dog\ncat,10,2\ndog,1,9\n"],
  ["features", "id,age,income,label\n1,20,100,0\n2,30,200,1\n"],
  ["prices", "date,open,close\n2024-01-01,1,2\n2024-01-02,1.5,2\n"],
  ["a GPU monitor", "timestamp, index, utilization.gpu [%]\n2024/01/01 10:00:00.1, 0, 50 %\n"],
])("a table of %s is no log", async (_, table) => {
  expect(await curveTexts({ "table.csv": table })).toEqual({});
});

test("ranks, and names of metrics, at one step are a log", async () => {
  expect(
    Object.keys(await curveTexts({ "a.csv": "step,rank,loss\n1,0,2\n1,1,3\n1,2,4\n" })),
  ).toEqual(["rank0/train/loss", "rank1/train/loss", "rank2/train/loss"]);
  expect(
    Object.keys(await curveTexts({ "a.csv": "step,name,value\n1,loss,2\n1,acc,3\n1,lr,4\n" })),
  ).toEqual(["train/acc", "train/loss", "train/lr"]);
});

test("columns named by splits alone are of the metric that the file names", async () => {
  const table = csv("step,train,val", [1, 4, 5], [2, 2, 3]);
  expect(await curveTexts({ "loss.csv": table })).toEqual({
    "train/loss": "1:4 2:2",
    "eval/loss": "1:5 2:3",
  });
  expect(Object.keys(await curveTexts({ "log.csv": table }))).toEqual([
    "eval/value",
    "train/value",
  ]);
});

test("a clock under any name is no metric", async () => {
  const rows = [1, 2].map((step) => ({ step, name: "loss", value: step, ts: 1780000000 + step }));
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  expect(await curveTexts({ "log.jsonl": lines })).toEqual({ "train/loss": "1:1 2:2" });
});

test("a bar of validation without an epoch stands where the training is", async () => {
  const bar = (title: string, loss: number) =>
    `${title}: 100%|███| 10/10 [00:10<00:00, 1.0it/s, loss=${loss}]\n`;
  const log = [1, 2].map(
    (epoch) => bar(`Epoch ${epoch}/2`, 4 / epoch) + bar("Validation", 8 / epoch),
  );
  expect(await curveTexts({ "train.log": log.join("") })).toEqual({
    "train/loss": "10:4 20:2",
    "eval/loss": "10:8 20:4",
  });
});

test("lists with their epochs may stand beside single values", async () => {
  const history = { epochs: [1, 2], train: { loss: [4, 2] }, best_epoch: 2 };
  expect(await curveTexts({ "h.json": JSON.stringify(history) })).toEqual({
    "train/loss": "epoch 1:4 2:2",
  });
});
