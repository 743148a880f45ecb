import { expect, test } from "vitest";
import { probe } from "../probe.ts";
import { detect } from "./detect.ts";

async function formatOf(text: string): Promise<string | null> {
  const bytes = new TextEncoder().encode(text);
  const file = {
    path: "file",
    size: bytes.length,
    async *bytes({ start, end } = { start: 0, end: bytes.length }) {
      yield bytes.subarray(start, end);
    },
  };
  const detection = detect(await probe(file));
  return detection.kind === "yes" ? detection.format : null;
}

const long = "word ".repeat(20_000);
const message = { role: "assistant", content: long };
const completion = {
  id: "c1",
  object: "chat.completion",
  choices: [{ index: 0, message, finish_reason: "stop" }],
};

test.each([
  ["raw API responses", completion],
  [
    "a log that keeps raw API responses",
    { samples: [{ events: [{ call: { response: completion } }] }] },
  ],
  ["a text that speaks of evalscope's keys", { ...completion, note: '"model_spec": {}' }],
  [
    "answers of FastChat",
    { answer_id: "a", model_id: "m", choices: [{ index: 0, turns: [long] }] },
  ],
  ["samples of one's own", { index: 0, input: long, output: "b" }],
  ["outputs of one's own", { index: 0, model_output: long }],
  ["a job's progress", { processed_count: 3, total_count: 9 }],
])("%s are not evalscope's", async (_name, value) => {
  expect(await formatOf(`${JSON.stringify(value)}\n`)).toBeNull();
  expect(await formatOf(`${JSON.stringify(value)}\n${JSON.stringify(value)}\n`)).toBeNull();
  expect(await formatOf(JSON.stringify(value, null, 2))).toBeNull();
});

test("samples printed over many lines are not read line by line", async () => {
  const sample = { index: 0, target: "a", messages: [], sample_score: { score: { value: {} } } };
  expect(await formatOf(JSON.stringify(sample))).toBe("samples");
  expect(await formatOf(JSON.stringify(sample, null, 2))).toBeNull();
});

test.each([
  ["an answer of the oldest versions", { ...completion, model_spec: { model_id: "m" } }],
  ["a prediction", { index: 0, model: "m", model_output: { choices: [{ message }] } }],
  ["a review", { index: 0, target: "a", messages: [message], sample_score: { sample_id: 0 } }],
  ["a review of v1.0", { index: 0, input: `**User**: \n${long}`, target: "a", sample_score: {} }],
])("%s that is longer than what is looked at", async (_name, value) => {
  expect(await formatOf(`${JSON.stringify(value)}\n`)).toBe("samples");
});

test("a damaged first line does not hide the others", async () => {
  const review = { index: 0, target: "a", messages: [], sample_score: { sample_id: 0 } };
  expect(await formatOf(`{"index": 0, "tar\n${JSON.stringify(review)}\n`)).toBe("samples");
});
