import { expect, test } from "vitest";
import { readers } from "../extract/registry.ts";
import type { SourceFile } from "../extract/source.ts";
import { claimFiles } from "./claim-files.ts";
import { isHarmless, unreadIssue } from "./unread-files.ts";

test.each(
  `checkpoint-10/model.safetensors checkpoint-10/optimizer.pt checkpoint-10/tokenizer.json checkpoint-10/tokenizer_config.json
   checkpoint-10/vocab.json checkpoint-10/merges.txt checkpoint-10/model.safetensors.index.json checkpoint-10/rng_state_0.pth
   checkpoint-10/latest global_step10/mp_rank_00_model_states.pt plots/loss.png README.md LICENSE requirements.txt train.py
   run.sh .gitignore .cache/x.json __pycache__/a.pyc poetry.lock config.json report.html samples/a.wav`.split(
    /\s+/,
  ),
)("nothing is said of %s", (path) => {
  expect(isHarmless(path)).toBe(true);
});

test.each(
  `train_results.xlsx metrics.parquet run-abc.wandb results.csv out/scores.json train.log predictions.jsonl eval.txt
   history.db metrics`.split(/\s+/),
)("%s is told", (path) => {
  expect(isHarmless(path)).toBe(false);
});

test("of many files the first are named, the others counted", () => {
  const paths = Array.from({ length: 9 }, (_, at) => `t${at}.xlsx`);
  expect(unreadIssue(paths).map(({ message }) => message)).toEqual([
    "9 files were not read: t0.xlsx, t1.xlsx, t2.xlsx, t3.xlsx, t4.xlsx and 4 more",
  ]);
});

test("a file beside read ones that no reader knows is told once, harmless ones are not", async () => {
  const files = {
    "log.jsonl": '{"step":1,"loss":2}\n{"step":2,"loss":1}\n',
    "train_results.xlsx": "PK\u0003\u0004",
    "model.safetensors": "x",
    "note.csv": "a,b\n1,2\n",
  };
  const found = await claimFiles(Object.entries(files).map(inMemory), readers);
  expect(found.issues.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    "not-read: 2 files were not read: train_results.xlsx, note.csv",
  ]);
  const alone = await claimFiles([inMemory(["a.xlsx", "x"])], readers);
  expect(alone.issues).toEqual([]);
});

function inMemory([path, text]: readonly [string, string]): SourceFile {
  const bytes = new TextEncoder().encode(text);
  return {
    path,
    size: bytes.length,
    async *bytes({ start, end } = { start: 0, end: bytes.length }) {
      yield bytes.subarray(start, end);
    },
  };
}
