import { expect, test } from "vitest";
import { letGo } from "./let-go.ts";

test("what nobody needs is gone after a large text, and stays where it is after a small one", async () => {
  let collected = 0;
  const registry = new FinalizationRegistry(() => collected++);
  registry.register({ of: 1 }, null);
  letGo(1000);
  await new Promise(setImmediate);
  expect(collected).toBe(0);
  letGo(20 << 20);
  await new Promise(setImmediate);
  expect(collected).toBe(1);
});
