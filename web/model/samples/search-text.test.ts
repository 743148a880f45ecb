import * as fc from "fast-check";
import { expect, test } from "vitest";
import { containsText, lineMayContain, previewTexts } from "./search-text.ts";

test("finds whatever the case", () => {
  expect(containsText("Boxed{42}")("… \\BOXED{42}")).toBe(true);
  expect(containsText("几何")("平面几何")).toBe(true);
});

test("a line is never passed over when its text contains the needle", () => {
  const word = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(word, word, fc.nat(20), fc.nat(20), (id, input, from, length) => {
      const preview = { id, input, target: "", prediction: "" };
      const needle = input.slice(from, from + length);
      if (!previewTexts(preview).some(containsText(needle))) return;
      expect(lineMayContain(needle)(JSON.stringify(preview))).toBe(true);
    }),
  );
});
