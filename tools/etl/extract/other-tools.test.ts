import { expect, test } from "vitest";
import { otherTool } from "./other-tools.ts";
import { probe } from "./probe.ts";

async function toolOf(content: string, path = "file"): Promise<string | null> {
  const bytes = new TextEncoder().encode(content);
  const file = {
    path,
    size: bytes.length,
    async *bytes({ start, end } = { start: 0, end: bytes.length }) {
      yield bytes.subarray(start, end);
    },
  };
  return otherTool(await probe(file));
}

test.each([
  ["lm-evaluation-harness results", { results: {}, configs: {}, versions: {} }],
  ["lm-evaluation-harness samples", { doc_id: 0, doc: {}, target: "a", filtered_resps: ["b"] }],
  ["Inspect log", { version: 2, status: "success", eval: { task: "a", model: "b" } }],
  ["HELM run", [{ instance_id: "id1", train_trial_index: 0, stats: [] }]],
  ["OpenCompass predictions", { 0: { origin_prompt: "a", prediction: "b" } }],
  ["promptfoo results", { evalId: "a", results: { version: 3 } }],
  ["SWE-bench report", { total_instances: 3, resolved_ids: [], completed_ids: [] }],
  ["OpenAI evals log", { spec: { completion_fns: ["a"] } }],
  ["vLLM benchmark", { median_ttft_ms: 1, request_throughput: 2, model_id: "a" }],
  ["MTEB results", { mteb_version: "1.38", scores: {}, task_name: "T2Reranking" }],
  ["OpenAI batch output", { custom_id: "a", response: { body: { choices: [] } } }],
  ["OpenAI batch input", { custom_id: "a", method: "POST", url: "/v1", body: {} }],
  ["Anthropic batch output", { custom_id: "a", result: { type: "succeeded" } }],
  ["an API's chat completions", { object: "chat.completion", choices: [{ index: 0 }] }],
])("%s", async (name, value) => {
  expect(await toolOf(JSON.stringify(value))).toBe(name);
  expect(await toolOf(JSON.stringify(value, null, 2))).toBe(name);
});

test("a server's log", async () => {
  const line = "Avg prompt throughput: 100.0 tokens/s, Avg generation throughput: 50.5 tokens/s";
  expect(await toolOf(`INFO 01-01 10:00:00 metrics.py:345] ${line}, Running: 10 reqs\n`)).toBe(
    "vLLM server log",
  );
});

test("a document that is longer than what is looked at", async () => {
  const log = {
    version: 2,
    status: "success",
    eval: { task: "a" },
    samples: ["x".repeat(100_000)],
  };
  expect(await toolOf(JSON.stringify(log, null, 2))).toBe("Inspect log");
});

test.each([
  ["nothing", ""],
  ["a list of numbers", "[1,2,3]"],
  ["scores of nobody", '{"accuracy": 61.2}'],
  ["text that speaks of keys", '{"a": "\\"results\\": 1, \\"configs\\": 2, \\"versions\\": 3"}'],
])("%s is no tool's", async (_name, content) => {
  expect(await toolOf(content)).toBeNull();
});

test("an OpenCompass result says nothing: its place does", async () => {
  const content = '{"accuracy": 61.2}';
  expect(await toolOf(content, "20250201_101010/results/demo/cmnli.json")).toBe(
    "OpenCompass results",
  );
});
