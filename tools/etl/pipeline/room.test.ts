import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { Room } from "./room.ts";

test("no more is in use than there is room for, and all get their turn in order", async () => {
  const room = new Room(10);
  let used = 0;
  const usedAt: number[] = [];
  const begun: number[] = [];
  const amounts = [4, 6, 5, 1, 25, 2, 0];
  const work = amounts.map((amount, at) =>
    room.within(amount, async () => {
      begun.push(at);
      used += amount;
      usedAt.push(used);
      await setImmediate();
      used -= amount;
    }),
  );
  await Promise.all(work);
  expect(usedAt.filter((amount) => amount > 10)).toEqual([25]);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test("work that fails makes room all the same", async () => {
  const room = new Room(1);
  await expect(room.within(1, () => Promise.reject(new Error("bad")))).rejects.toThrow("bad");
  expect(await room.within(1, async () => "next")).toBe("next");
});
