import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { SampleFields } from "../extract/fact.ts";
import { type MergedParts, itemKey } from "./finish-sample.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

function key(suite: string, subset: string, fields: SampleFields): string {
  const merged: MergedParts = { suite, subset, index: "0", repeat: 0, fields, places: [] };
  return itemKey(merged, hash);
}

const asked = { question: "1+1=", target: "2" };

test("an item is known by its suite, subset, question and target, by each of them", () => {
  const keys = [
    key("sums", "easy", asked),
    key("sum", "easy", asked),
    key("sums", "hard", asked),
    key("sums", "easy", { ...asked, question: "1+2=" }),
    key("sums", "easy", { ...asked, target: "3" }),
  ];
  expect(new Set(keys).size).toBe(5);
  for (const one of keys) expect(one).toMatch(/^[0-9a-f]{16}$/u);
});

test("whatever else differs, and where one text ends and the next begins, does not mix items", () => {
  expect(key("sums", "easy", { ...asked, prediction: "3", id: "q1" })).toBe(
    key("sums", "easy", asked),
  );
  expect(key("sums", "easy", { question: "ab", target: "c" })).not.toBe(
    key("sums", "easy", { question: "a", target: "bc" }),
  );
  expect(key("sums", "", asked)).not.toBe(key("sum", "s", asked));
});

test("the prompt stands in for a question that is not told, and the messages for the prompt", () => {
  const byInput = key("sums", "easy", { input: "1+1=", target: "2" });
  const messages = [{ role: "user", content: [{ type: "text", text: "1+1=" }] }] as const;
  expect(byInput).toBe(key("sums", "easy", asked));
  expect(
    key("sums", "easy", {
      messages: [...messages].map((one) => ({ ...one, content: [...one.content] })),
      target: "2",
    }),
  ).toBe(byInput);
});
