import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { inLanes } from "./lanes.ts";
import { Room } from "./room.ts";

/** Takes as many turns as it says. */
async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await setImmediate();
}

test("results stand in the order of the things, whichever was done first; no more at once than lanes", async () => {
  let [running, most] = [0, 0];
  const results = await inLanes([9, 1, 5, 0, 2], 2, async (count, number) => {
    most = Math.max(most, ++running);
    await turns(count);
    running--;
    return `${number}: ${count}`;
  });
  expect(results).toEqual(["0: 9", "1: 1", "2: 5", "3: 0", "4: 2"]);
  expect(most).toBe(2);
});

test("after a failure nothing is begun, and what had begun is waited for", async () => {
  const log: string[] = [];
  const work = inLanes([5, 1, 1, 1], 2, async (count, number) => {
    log.push(`begin ${number}`);
    await turns(count);
    if (number === 1) throw new Error("full");
    log.push(`end ${number}`);
  });
  await expect(work).rejects.toThrow("full");
  expect(log).toEqual(["begin 0", "begin 1", "end 0"]);
});

test("what waits for room when another fails is not begun", async () => {
  const begun: number[] = [];
  const room = new Room(1);
  const work = inLanes(
    [0, 1, 2, 3],
    3,
    async (item) => {
      begun.push(item);
      await turns(3);
      if (item === 1) throw new Error("full");
    },
    (_item, begin) => room.within(1, begin),
  );
  await expect(work).rejects.toThrow("full");
  expect(begun).toEqual([0, 1]);
});
