import { expect, test } from "vitest";
import { columnWindow } from "./column-window.ts";

const widths = Array.from({ length: 50 }, () => 80);

test("the columns in sight and two beside them are drawn", () => {
  expect(columnWindow(widths, 0, 400)).toEqual({ from: 0, to: 7 });
  expect(columnWindow(widths, 1640, 400)).toEqual({ from: 18, to: 28 });
  expect(columnWindow(widths, 3600, 400)).toEqual({ from: 43, to: 50 });
});

test("a frame without room, or without columns, draws few", () => {
  expect(columnWindow(widths, 0, 0)).toEqual({ from: 0, to: 2 });
  expect(columnWindow([], 0, 400)).toEqual({ from: 0, to: 0 });
});
