import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  elementHeight,
  rowsInView,
  scrolled,
  scrolledTo,
  settle,
  topToShow,
} from "./scaled-scroll.ts";

const rowPx = 32;
const million = { contentPx: 1_000_000 * rowPx, viewportPx: 640 };

test("a short list scrolls as it is", () => {
  const size = { contentPx: 1000 * rowPx, viewportPx: 640 };
  expect(elementHeight(size)).toBe(32_000);
  expect(scrolled({ scrollTop: 0, contentTop: 0 }, 77, size).contentTop).toBe(77);
});

test("a long one fits into an element browsers can show", () => {
  expect(elementHeight(million)).toBeLessThan(17_000_000);
});

test("a turn of the wheel moves a long list by its own pixels", () => {
  const start = scrolledTo(500_000 * rowPx, million);
  const moved = scrolled(start, start.scrollTop + 120, million);
  expect(moved.contentTop - start.contentTop).toBe(120);
});

test("the ends are reached, from anywhere", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: million.contentPx }), (top) => {
      const state = scrolledTo(top, million);
      const last = elementHeight(million) - million.viewportPx;
      expect(scrolled(state, last, million).contentTop).toBe(
        million.contentPx - million.viewportPx,
      );
      expect(scrolled(state, 0, million).contentTop).toBe(0);
    }),
  );
});

test("settling moves the bar, never the content", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 8_000_000 })), (positions) => {
      let state = scrolledTo(0, million);
      for (const position of positions) state = scrolled(state, position, million);
      const settled = settle(state, million);
      expect(settled.contentTop).toBe(state.contentTop);
      expect(settle(settled, million)).toEqual(settled);
    }),
  );
});

test("rows in view cover the viewport", () => {
  const state = scrolledTo(500_000 * rowPx + 5, million);
  expect(rowsInView(state, million, rowPx, 2)).toEqual({ first: 499_998, end: 500_023 });
});

test("a row is brought into view with the least movement", () => {
  const state = scrolledTo(100 * rowPx, million);
  expect(topToShow(105, state, million, rowPx)).toBeNull();
  expect(topToShow(99, state, million, rowPx)).toBe(99 * rowPx);
  expect(topToShow(120, state, million, rowPx)).toBe(101 * rowPx);
});
