import { expect, test } from "vitest";
import { countHidden, visibleText } from "./visible-text.ts";

test("a direction override is shown as its code", () => {
  expect(visibleText("abc\u202Egpj.exe")).toBe("abc⟨U+202E⟩gpj.exe");
  expect(countHidden("\u202E\u0000\u{E0041}")).toBe(3);
});

test("ordinary text in any script stays as it is", () => {
  const text = "a\tb\r\n数学 עברית\u200F العربية 👩🏽‍🚀 नमस्ते";
  expect(visibleText(text)).toBe(text);
  expect(countHidden(text)).toBe(0);
});
