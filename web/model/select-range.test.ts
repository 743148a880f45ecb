import { expect, test } from "vitest";
import { clickSelection } from "./select-range.ts";

const listed = ["a", "b", "c", "d"];

test("a click turns one", () => {
  expect(clickSelection([], listed, null, "b", false)).toEqual(["b"]);
  expect(clickSelection(["a", "b"], listed, "a", "b", false)).toEqual(["a"]);
});

test("with shift it takes all between, in either direction", () => {
  expect(clickSelection(["b"], listed, "b", "d", true)).toEqual(["b", "c", "d"]);
  expect(clickSelection(["d"], listed, "d", "b", true)).toEqual(["d", "b", "c"]);
  expect(clickSelection(listed, listed, "a", "c", true)).toEqual(["d"]);
});

test("with shift and nothing clicked before, or nothing that is listed, it turns one", () => {
  expect(clickSelection([], listed, null, "c", true)).toEqual(["c"]);
  expect(clickSelection([], listed, "gone", "c", true)).toEqual(["c"]);
  expect(clickSelection([], listed, "b", "gone", true)).toEqual(["gone"]);
});

test("what is filtered out stays selected", () => {
  expect(clickSelection(["hidden"], listed, "gone", "a", true)).toEqual(["hidden", "a"]);
});
