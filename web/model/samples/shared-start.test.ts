import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sharedStarts } from "./shared-start.ts";

const instruction = "Answer the following question with one letter.\n";
const questions = [
  "Which planet is the largest?",
  "Which metal melts first?",
  "哪一个公式是二次函数的标准形式？",
];

test("an instruction before every question is left out, whole sentences only", () => {
  const starts = sharedStarts(questions.map((text) => instruction + text));
  expect(starts).toEqual(questions.map(() => instruction.length));
});

test("nothing is left out of two texts, of different ones, or when nothing would remain", () => {
  const none = [0, 0, 0];
  expect(sharedStarts([instruction + questions[0], instruction + questions[1]])).toEqual([0, 0]);
  expect(sharedStarts(questions)).toEqual(none);
  expect(sharedStarts(["", "b", "c"].map((end) => instruction + end))[0]).toBe(0);
  expect(sharedStarts([])).toEqual([]);
});

test("of instructions that vary by subject each is left out as a whole", () => {
  const leads = ["law", "botany"].map(
    (subject) => `The following is a question about ${subject}.\nAnswer with a letter.\n`,
  );
  const asked = Array.from({ length: 12 }, (_, at) => {
    return { lead: leads[at % 2] ?? "", text: `(${at}) ${questions[at % 3]}` };
  });
  const starts = sharedStarts(asked.map(({ lead, text }) => lead + text));
  expect(starts).toEqual(asked.map(({ lead }) => lead.length));
});

test("answers to the same question are one text: it is not left out", () => {
  const again = questions.flatMap((text) =>
    Array.from({ length: 8 }, () => `${text} Why? Explain it.`),
  );
  expect(sharedStarts(again)).toEqual(again.map(() => 0));
});

test("what is left out ends a sentence, leaves a rest, and three others have it, too", () => {
  const text = fc
    .array(fc.constantFrom("a. ", "b\n", "word ", "。", "a longer sentence that is shared.\n"))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(text, { minLength: 4, maxLength: 20 }), (texts) => {
      const different = [...new Set(texts)];
      for (const [at, length] of sharedStarts(texts).entries()) {
        const start = texts[at]?.slice(0, length) ?? "";
        if (length === 0) continue;
        expect(start).toMatch(/[.:!?]\s$|[。：！？\n]$/u);
        expect((texts[at]?.length ?? 0) - length).toBeGreaterThanOrEqual(1);
        const sharing = different.filter((other) => other.startsWith(start)).length;
        expect(sharing).toBeGreaterThanOrEqual(Math.min(4, Math.max(3, different.length)));
      }
    }),
  );
});
