import { assert, constantFrom, array, property } from "fast-check";
import { expect, test } from "vitest";
import { finishSample } from "./finish-sample.ts";
import { samplePreview } from "./sample-preview.ts";

const { sample } = finishSample(
  { suite: "s", subset: "t", index: "1", repeat: 0, fields: {}, places: [] },
  "0",
  null,
);

/** The same by patterns: folded first, cut then. */
function shortened(text: string, length: number): string {
  const folded = text
    .slice(0, 2 * length)
    .replaceAll(/\s+/g, " ")
    .trim();
  if (folded.length > length) return `${folded.slice(0, length).replace(/[\ud800-\udbff]$/, "")}…`;
  return text.slice(2 * length).trim() === "" ? folded : `${folded}…`;
}

test("a preview folds every kind of white space, is cut between characters and says so", () => {
  const piece = constantFrom(
    "a",
    "bc",
    " ",
    "  ",
    "\n",
    "\t \n",
    "\u00a0",
    "\u3000",
    "长",
    "😀",
    "é",
  );
  assert(
    property(array(piece, { maxLength: 500, size: "max" }), (pieces) => {
      const text = pieces.join("");
      expect(samplePreview(sample, text).input).toBe(shortened(text, 200));
    }),
    { numRuns: 500 },
  );
});
