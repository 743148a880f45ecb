import { expect, test } from "vitest";
import { isTooDeep } from "./nesting.ts";

test.each([
  ">".repeat(500) + " x",
  "- ".repeat(100) + "x",
  "[".repeat(5000),
  "a\n" + "> ".repeat(90) + "b",
])("too deep", (text) => expect(isTooDeep(text)).toBe(true));

test.each([
  "> quote\n>> inner",
  "- a\n  - b",
  "-".repeat(200),
  "* * *",
  "[a](b) ".repeat(500),
  "1. x",
])("%j is prose", (text) => expect(isTooDeep(text)).toBe(false));
