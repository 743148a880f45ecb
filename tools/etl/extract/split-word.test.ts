import { expect, test } from "vitest";
import { splitBefore, splitOf, splitOfFolder } from "./split-word.ts";

test.each([
  ["train", "train train"],
  [" Validation ", "eval eval"],
  ["DEV", "eval undefined"],
  ["test", "test undefined"],
  ["Testing", "test undefined"],
  ["holdout", "eval eval"],
  ["验证集", "eval eval"],
  ["训练", "train train"],
  ["latest", "undefined undefined"],
])("%s as a word and as a folder's name: %s", (word, expected) => {
  expect(`${splitOf(word)} ${splitOfFolder(word)}`).toBe(expected);
});

test.each([
  ["val_unseen", { split: "eval", rest: "unseen" }],
  [" eval step", { split: "eval", rest: "step" }],
  ["train/loss/a", { split: "train", rest: "loss/a" }],
  ["test: a\nb", { split: "test", rest: "a\nb" }],
  ["val", null],
  ["value_loss", null],
])("%j begins with %j", (text, expected) => expect(splitBefore(text)).toEqual(expected));
