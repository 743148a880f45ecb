import * as fc from "fast-check";
import { expect, test } from "vitest";
import { unifyMath } from "./math-delimiters.ts";

test.each([
  ["the sum $x+1$ is", "the sum $$x+1$$ is"],
  ["\\(a\\) and \\(b\\)", "$$a$$ and $$b$$"],
  ["$a$$b$", "$$a$$ $$b$$"],
  ["is \\boxed{\\frac{1}{2}}.", "is $$\\boxed{\\frac{1}{2}}$$."],
  ["open \\boxed{1", "open \\boxed{1"],
  ["so \\[x\\] here", "so $$x$$ here"],
  ["\\[\nx = 1\n\\]", "$$\nx = 1\n$$\n"],
  ["$$x = 1$$", "$$\nx = 1\n$$\n"],
  ["  \\[x\\]", "  $$\n  x\n  $$\n  "],
])("formula %j", (text, expected) => expect(unifyMath(text)).toBe(expected));

test.each([
  ["$5 or $6", "\\$5 or \\$6"],
  ["costs $20,000 and $30,000.", "costs \\$20,000 and \\$30,000."],
  ["$18 every day at the market.\n#### $18", "\\$18 every day at the market.\n#### \\$18"],
  ["$5 for each of them$", "\\$5 for each of them\\$"],
  ["open $$ and nothing", "open \\$\\$ and nothing"],
  ["\\$5 stays", "\\$5 stays"],
])("money or nothing %j", (text, expected) => expect(unifyMath(text)).toBe(expected));

test.each([
  "`$x$` and ``\\(a\\)``",
  "```latex\n$x$ \\[y\\]\n```\nend",
  "~~~\n$x$\n~~~",
  "```\n$x$",
])("code %j stays", (text) => expect(unifyMath(text)).toBe(text));

test("text without formulas comes back as it is", () => {
  const plain = fc.string().filter((text) => !/[$\\`~]/.test(text));
  fc.assert(
    fc.property(plain, (text) => {
      expect(unifyMath(text)).toBe(text);
    }),
  );
});

test("never loses the reader's place, however broken the marks", () => {
  const mark = fc.constantFrom("$", "$$", "\\(", "\\)", "\\[", "\\]", "`", "```", "\n", "x", " ");
  const text = fc.array(mark, { maxLength: 60 }).map((marks) => marks.join(""));
  fc.assert(
    fc.property(text, (broken) => {
      const letters = (value: string) => value.replaceAll(/[^x]/g, "");
      expect(letters(unifyMath(broken))).toBe(letters(broken));
    }),
  );
  const start = performance.now();
  unifyMath("$`\\(\\[".repeat(50_000));
  expect(performance.now() - start).toBeLessThan(3000);
});
