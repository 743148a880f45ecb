import { expect, test } from "vitest";
import { probe } from "../probe.ts";
import { detect } from "./detect.ts";

async function kindOf(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const file = {
    path: "run.yaml",
    size: bytes.length,
    async *bytes() {
      yield bytes;
    },
  };
  return detect(await probe(file)).kind;
}

test.each([
  ["a model alone", "model: tiny\n"],
  ["model and dataset as mappings", "model: {name: a}\ndataset:\n  name: b\n"],
  ["comments and a document mark", "# about\n---\nproject: a\n"],
  ["as many unknown keys as known ones", "project: a\nteam: b\n"],
  ["text over several lines", "notes: |\n  one\n\n  two\n"],
  ["a quoted key", '"project": a\n'],
  ["broken, but with the look of one", "project: a\nmodel: [b\ntags: c\n"],
])("a run.yaml: %s", async (_name, text) => {
  expect(await kindOf(text)).toBe("yes");
});

test.each([
  ["nothing", ""],
  ["JSON", '{"project": "a"}'],
  [
    "evalscope's configuration",
    "model: a\nmodel_id: a\ndatasets: [x]\neval_backend: Native\nlimit: 5\n",
  ],
  ["LLaMA-Factory", "model_name_or_path: a\nstage: sft\ndataset: alpaca\ntemplate: qwen\n"],
  ["ms-swift", "model: a\ndataset: [b]\nlora_rank: 8\ntuner_type: lora\n"],
  ["Hydra", "model:\n  _target_: a.B\n  layers: 2\ndataset:\n  path: b\nexperiment: c\n"],
  ["Hydra's experiment", "defaults: [a]\ntags: [b]\nexperiment: c\n"],
  [
    "a model card",
    "---\ntags: [a]\nlicense: mit\nlibrary_name: b\n---\n# Title\n\nSome prose.\n\nMore prose.\n",
  ],
  ["prose", "I ran this today.\nnotes: none\nIt went well.\nThe end.\n"],
  ["a log", "step: 1 loss: 2.5\nstep: 2 loss: 2.4\n"],
  ["deep nesting", `${"- ".repeat(20_000)}a\n`],
])("no run.yaml: %s", async (_name, text) => {
  expect(await kindOf(text)).toBe("no");
});
