import { expect, test } from "vitest";
import { configRows } from "./config-rows.ts";

test("settings line up by path; a missing one differs from every value", () => {
  const rows = configRows([
    new Map([
      ["lr", "1"],
      ["seed", "7"],
    ]),
    new Map([
      ["lr", "2"],
      ["seed", "7"],
      ["warmup", "10"],
    ]),
    new Map([
      ["lr", "1"],
      ["seed", "7"],
    ]),
  ]);
  expect(rows).toEqual([
    { path: "lr", values: ["1", "2", "1"], groups: [0, 1, 0], differs: true },
    { path: "seed", values: ["7", "7", "7"], groups: [0, 0, 0], differs: false },
    { path: "warmup", values: [null, "10", null], groups: [0, 1, 0], differs: true },
  ]);
});

test("one run differs from nothing", () => {
  expect(configRows([new Map([["lr", "1"]])]).map((row) => row.differs)).toEqual([false]);
});
