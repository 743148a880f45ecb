import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { logLines } from "./log-line.ts";
import { firstHit, newPatterns, tellingLines } from "./patterns.ts";

function hitsIn(lines: readonly string[]): readonly string[] {
  const patterns = newPatterns();
  return lines
    .flatMap(logLines)
    .flatMap((line) => (firstHit(patterns, line)?.hit.kind === "row" ? [line.text] : []));
}

const fixtures = join(import.meta.dirname, "../../fixtures/text-log");
const logs = readdirSync(fixtures, { recursive: true, withFileTypes: true }).filter(
  (entry) => entry.isFile() && entry.parentPath.includes("input"),
);

test.each(logs.map(({ parentPath, name }) => join(parentPath, name)))(
  "the lines that tell hold all that is found in a log (%s)",
  (path) => {
    const lines = readFileSync(path, path.includes("utf-16") ? "utf16le" : "utf8").split("\n");
    expect(hitsIn(tellingLines(lines))).toEqual(hitsIn(lines));
    expect(hitsIn(lines).length).toBeGreaterThan(0);
  },
);

test("what an untold line ends stays ended, what a colour splits is found", () => {
  const lines = ["[step=1/9]", "prose", "  loss=2", "\u001b[1mst\u001b[0mep:3 - loss:1"];
  expect(hitsIn(tellingLines(lines))).toEqual(["step:3 - loss:1"]);
});

test("of a document few lines tell", () => {
  const report = JSON.stringify(
    { name: "m@gsm8k", metrics: [{ num: 3 }], of: "two steps" },
    null,
    2,
  );
  expect(tellingLines(report.split("\n"))).toEqual(['  "of": "two steps"', ""]);
});
