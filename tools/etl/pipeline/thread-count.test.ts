import { expect, test } from "vitest";
import { threadCount } from "./thread-count.ts";

test("a thread a processor, and no more than leave room for the rest of a conversion's memory", () => {
  expect([1, 2, 6, 7, 128].map(threadCount)).toEqual([1, 2, 6, 6, 6]);
});
