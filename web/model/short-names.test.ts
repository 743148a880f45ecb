import * as fc from "fast-check";
import { expect, test } from "vitest";
import { shortNames } from "./short-names.ts";

test("what all names begin and end with is elided, at the ends of words", () => {
  expect(shortNames(["qwen-7b-sft-v2-step-3000-eval", "qwen-7b-sft-v3-step-2400-eval"])).toEqual([
    "…sft-v2-step-3000-eval",
    "…sft-v3-step-2400-eval",
  ]);
  expect(shortNames(["lr-0.004-step-800-gsm8k", "lr-0.004-step-2400-gsm8k"])).toEqual([
    "…step-800-gsm8k",
    "…step-2400-gsm8k",
  ]);
  const end = "the-same-long-benchmark-name";
  expect(shortNames([`a1-${end}`, `b2-${end}`])).toEqual(["a1-the…", "b2-the…"]);
});

test("a single name, and names that share nothing, stay as they are", () => {
  expect(shortNames(["run-1"])).toEqual(["run-1"]);
  expect(shortNames(["base", "tuned"])).toEqual(["base", "tuned"]);
});

test("a short common part is shown: eliding it saves nothing", () => {
  expect(shortNames(["a-1", "a-2"])).toEqual(["a-1", "a-2"]);
});

test("short names stay whole, and versions in one piece", () => {
  expect(shortNames(["v1.7.0~qwen3-max", "v1.7.0~qwen-plus"])).toEqual([
    "v1.7.0~qwen3-max",
    "v1.7.0~qwen-plus",
  ]);
  expect(shortNames(["v1.7.0~qwen3-max-instruct", "v1.7.0~qwen3-plus-instruct"])).toEqual([
    "…qwen3-max…",
    "…qwen3-plus…",
  ]);
});

test("of long names the middle goes, the end stays", () => {
  const long = (end: string) => `${"x".repeat(60)}${end}`;
  const [a, b] = shortNames([long("one"), long("two")]);
  expect(a).toMatch(/^x+…x+one$/u);
  expect(b).toMatch(/two$/u);
  expect(a).toHaveLength(28);
});

test("a name that begins another keeps its last word", () => {
  expect(shortNames(["my-big-llama-v3", "my-big-llama-v3-long"])).toEqual([
    "…llama-v3",
    "…llama-v3-long",
  ]);
});

test("different names are shown differently, equal ones alike", () => {
  const name = fc.stringMatching(/^[ab\-.]{0,40}$/u);
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), (names) => {
      const shown = shortNames(names, 12);
      expect(shown).toHaveLength(names.length);
      names.forEach((one, at) =>
        names.forEach((other, also) => expect(shown[at] === shown[also]).toBe(one === other)),
      );
    }),
  );
});
