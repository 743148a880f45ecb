import { expect, test } from "vitest";
import { figuresOfItems } from "./breakdown-row.ts";

test("a row over no items has no figure, whatever the report puts there", () => {
  const row = { dataset_name: "arith", micro_avg: 0, macro_avg: 0.5, count: 0 };
  expect(figuresOfItems(row)).toEqual({
    dataset_name: "arith",
    micro_avg: null,
    macro_avg: null,
    count: 0,
  });
  const full = { ...row, count: 3 };
  expect(figuresOfItems(full)).toEqual(full);
});
