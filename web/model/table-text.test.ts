import { expect, test } from "vitest";
import { toCsv, toMarkdown } from "./table-text.ts";

const table = {
  header: ["run", "gsm8k"],
  rows: [
    ['a "b", c', 0.625],
    ["=HYPERLINK()", null],
    ["a|b\nc", -1],
  ],
};

test("CSV: quoted where needed, missing empty, formulas defused, numbers untouched", () => {
  expect(toCsv(table)).toBe(
    '\uFEFFrun,gsm8k\r\n"a ""b"", c",0.625\r\n\'=HYPERLINK(),\r\n"a|b\nc",-1\r\n',
  );
});

test("Markdown: pipes and line breaks kept out of the way, missing is a dash", () => {
  expect(toMarkdown(table)).toBe(
    '| run | gsm8k |\n| :-- | --: |\n| a "b", c | 0.625 |\n| =HYPERLINK() | — |\n| a\\|b c | -1 |\n',
  );
});
