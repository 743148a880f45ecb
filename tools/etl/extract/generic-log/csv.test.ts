import { expect, test } from "vitest";
import type { Fact, TrainingRow } from "../fact.ts";
import type { SourceFile } from "../source.ts";
import { csvFacts } from "./csv.ts";

function file(text: string): SourceFile {
  const bytes = new TextEncoder().encode(text);
  return {
    path: "log.csv",
    size: bytes.length,
    async *bytes({ start, end } = { start: 0, end: bytes.length }) {
      yield bytes.subarray(start, end);
    },
  };
}

async function factsOf(...lines: readonly string[]): Promise<readonly Fact[]> {
  return Array.fromAsync(csvFacts(file(lines.map((line) => `${line}\n`).join(""))));
}

async function rowsOf(...lines: readonly string[]): Promise<readonly TrainingRow[]> {
  return (await factsOf(...lines)).filter((fact) => fact.kind === "training-row");
}

const values = (rows: readonly TrainingRow[]) => rows.map((row) => Object.fromEntries(row.values));
const steps = (rows: readonly TrainingRow[]) => rows.map(({ step }) => step);

test("batches that begin anew in each epoch are the steps of rows that have no other", async () => {
  const rows = await rowsOf("epoch,batch,loss", "0,0,4", "0,1,3", "1,0,2", "1,1,1");
  expect(steps(rows)).toEqual([0, 1, 0, 1]);
  expect(values(rows)).toEqual([{ loss: 4 }, { loss: 3 }, { loss: 2 }, { loss: 1 }]);
  const sizes = await rowsOf("epoch,batch,loss", "0,32,4", "1,32,3");
  expect(values(sizes)).toEqual([
    { batch: 32, loss: 4 },
    { batch: 32, loss: 3 },
  ]);
  const beside = await rowsOf("step,epoch,batch,loss", "5,0,5,4", "10,0,10,3");
  expect(steps(beside)).toEqual([5, 10]);
});

test("what the training was to be is no curve; what rises with the rows is no plan", async () => {
  const planned = await rowsOf("step,epochs,max_iters,loss", "1,10,500,4", "2,10,500,3");
  expect(planned.map(({ planned: of }) => of)).toEqual([
    { steps: 500, epochs: 10 },
    { steps: 500, epochs: 10 },
  ]);
  expect(values(planned)).toEqual([{ loss: 4 }, { loss: 3 }]);
  const risen = await rowsOf("step,epochs,total_iters,loss", "1,1,1,4", "2,2,2,3");
  expect(risen.map(({ planned: of, axes }) => [of, axes])).toEqual([
    [undefined, { epoch: 1 }],
    [undefined, { epoch: 2 }],
  ]);
});

test("a time that rises is the time since the start, one that does not is a value", async () => {
  const rising = await rowsOf("step,time,loss", "1,5,4", "2,11,3", "3,15,2", "4,20,2", "3,4,3");
  expect(rising.map(({ axes }) => axes.elapsedS)).toEqual([5, 11, 15, 20, 4]);
  const each = await rowsOf("step,time,loss", "1,0.5,4", "2,0.4,3", "3,0.6,2", "4,0.5,2");
  expect(values(each)[1]).toEqual({ time: 0.4, loss: 3 });
});

test("steps in quotes, with separators and space are read; what is no number is dropped by name", async () => {
  expect(steps(await rowsOf("step,loss", '"1,000",4', '" 2000 ",3', "3000.0,2"))).toEqual([
    1000, 2000, 3000,
  ]);
  const facts = await factsOf("step,loss", "1,4", "first,3");
  expect(facts).toContainEqual({
    kind: "issue",
    code: "unusable-record",
    severity: "dropped",
    place: { file: "log.csv", line: 3 },
    message: "the step is no number: first",
  });
  expect(facts.at(-1)).toMatchObject({ records: 2, dropped: 1 });
});

test("decimal commas are read as such, and thousands as thousands", async () => {
  const german = await rowsOf("step;loss;lr", "1.000;0,523;1,5E-4", "2.000;0,500;1,0E-4");
  expect(steps(german)).toEqual([1000, 2000]);
  expect(values(german)[0]).toEqual({ loss: 0.523, lr: 1.5e-4 });
  const tabs = await rowsOf("step\tloss", "1\t1,234", "2\t0,987");
  expect(values(tabs)).toEqual([{ loss: 1.234 }, { loss: 0.987 }]);
  const mixed = await rowsOf("step;loss;tokens", "1;0.5;1,234", "2;0.4;2,345");
  expect(values(mixed)[0]).toEqual({ loss: 0.5, tokens: 1234 });
  const english = await rowsOf("step,tps", '1,"4,120"', '2,"3,999"');
  expect(values(english)).toEqual([{ tps: 4120 }, { tps: 3999 }]);
});

test("a header in the middle may name other columns", async () => {
  const facts = await factsOf("step,loss", "1,4", "2,3", "step,loss,acc", "3,2,0.5");
  const told = facts.map((fact) =>
    fact.kind === "training-row" ? Object.fromEntries(fact.values) : fact.kind,
  );
  expect(told).toEqual([{ loss: 4 }, { loss: 3 }, "training-start", { loss: 2, acc: 0.5 }, "read"]);
});

test("a second column of a name is one of its own", async () => {
  const rows = await rowsOf("step,loss,loss", "1,4,5", "step,loss,loss", "1,3,4");
  expect(values(rows)).toEqual([
    { loss: 4, "loss (2)": 5 },
    { loss: 3, "loss (2)": 4 },
  ]);
});
