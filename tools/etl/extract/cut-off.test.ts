import { expect, test } from "vitest";
import type { Fact } from "./fact.ts";
import { csvFacts } from "./generic-log/csv.ts";
import { metricFileFacts } from "./generic-log/mlflow.ts";
import { recordFacts } from "./generic-log/records.ts";
import type { SourceFile } from "./source.ts";
import { logFacts } from "./text-log/rows.ts";

function file(text: string): SourceFile {
  const bytes = new TextEncoder().encode(text);
  return {
    path: "log",
    size: bytes.length,
    async *bytes({ start, end } = { start: 0, end: bytes.length }) {
      yield bytes.subarray(start, end);
    },
  };
}

type Read = (of: SourceFile) => AsyncIterable<Fact>;

/** Values in the last row, and what was dropped. */
async function lastOf(read: Read, text: string) {
  const facts = await Array.fromAsync(read(file(text)));
  const last = facts.findLast((fact) => fact.kind === "training-row");
  const issues = facts.flatMap((fact) =>
    fact.kind === "issue" ? [`${fact.code} ${fact.severity}`] : [],
  );
  const [count] = facts.flatMap((fact) => (fact.kind === "read" ? [fact.dropped] : []));
  return {
    step: last?.step,
    values: Object.fromEntries(last?.values ?? []),
    issues,
    dropped: count,
  };
}

const cut = ["truncated-line dropped"];
const table = "step,loss,acc\n1,0.9123,0.1111\n2,0.8123,0.2222\n";
const json = '{"step":1,"loss":2}\n';
const mlflow = "1780000000000 2.75 0\n1780000001000 2.5 10\n";
const megatron = " iteration 10/ 90 | lm loss: 1.6E+00 | grad norm: 1.1 |\n";
const verl = "step:1 - a/loss:0.912 - a/kl:0.111\nstep:2 - a/loss:0.812 - a/kl:0.122\n";
const gpt = "iter 0: loss 4.1234, time 100.00ms\niter 10: loss 3.1234, time 101.00ms\n";

test.each<[string, Read, string, number, object, readonly string[]]>([
  ["a whole row of a table", csvFacts, `${table}3,0.7,0.3333`, 3, { loss: 0.7, acc: 0.3333 }, []],
  ["an empty last cell", csvFacts, `${table}3,0.7123,`, 3, { loss: 0.7123 }, []],
  ["half a last cell", csvFacts, `${table}3,0.7123,0.3`, 3, { loss: 0.7123 }, cut],
  ["half a cell before it", csvFacts, `${table}3,0.7`, 2, { loss: 0.8123, acc: 0.2222 }, cut],
  ["half a step", csvFacts, `${table}3`, 2, { loss: 0.8123, acc: 0.2222 }, cut],
  ["the only row", csvFacts, "step,loss\n3,0.7", 3, { loss: 0.7 }, []],
  [
    "a whole line of MLflow",
    metricFileFacts,
    `${mlflow}1780000002000 1.9 20`,
    20,
    { log: 1.9 },
    [],
  ],
  ["half a step of MLflow", metricFileFacts, `${mlflow}1780000002000 1.9 2`, 10, { log: 2.5 }, cut],
  ["a whole JSON line", recordFacts, `${json}{"step":2,"loss":1}`, 2, { loss: 1 }, []],
  ["half a JSON line", recordFacts, `${json}{"step":2,"lo`, 1, { loss: 2 }, cut],
  [
    "a whole line of a console",
    logFacts,
    `${verl}step:3 - a/loss:0.712 - a/kl:0.133`,
    3,
    { "a/loss": 0.712, "a/kl": 0.133 },
    [],
  ],
  [
    "half a value of a console",
    logFacts,
    `${verl}step:3 - a/loss:0.712 - a/kl:0.1`,
    3,
    { "a/loss": 0.712 },
    cut,
  ],
  [
    "half of a console's line",
    logFacts,
    `${verl}step:3 - a/loss:0.712`,
    2,
    { "a/loss": 0.812, "a/kl": 0.122 },
    cut,
  ],
  [
    "a line that no pattern takes yet",
    logFacts,
    `${gpt}iter 20: lo`,
    10,
    { loss: 3.1234, "time(s)": 0.101 },
    cut,
  ],
  [
    "values that are whole, and one of which only the name begins",
    logFacts,
    `${megatron} iteration 20/ 90 | lm loss: 1.5E+00 | gra`,
    20,
    { "lm loss": 1.5 },
    cut,
  ],
  [
    "a whole line that ends with its own sign",
    logFacts,
    `${megatron} iteration 20/ 90 | lm loss: 1.5E+00 | grad norm: 1.0 |`,
    20,
    { "lm loss": 1.5, "grad norm": 1 },
    [],
  ],
  [
    "prose at the end",
    logFacts,
    `${gpt}saving the last step`,
    10,
    { loss: 3.1234, "time(s)": 0.101 },
    [],
  ],
])("at a file's end without newline: %s", async (_name, read, text, step, values, issues) => {
  const found = await lastOf(read, text);
  expect(found).toEqual({ step, values, issues, dropped: issues.length });
});
