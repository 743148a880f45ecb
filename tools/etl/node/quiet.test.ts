import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Quiet } from "./quiet.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new AbortController().signal;

/** Waits, and tells after how many milliseconds that ended; null while it has not. */
function waiting(
  quiet: Quiet,
  longestMs = 60_000,
  signal = never,
): { readonly tookMs: () => number | null } {
  const began = performance.now();
  let ended: number | null = null;
  void quiet.wait(longestMs, signal).then(() => (ended = performance.now() - began));
  return { tookMs: () => ended };
}

const ms = (count: number) => vi.advanceTimersByTimeAsync(count);

test("ends after the quiet that follows the last of several changes", async () => {
  const quiet = new Quiet({ quietMs: 100, mostMs: 1000 });
  const { tookMs } = waiting(quiet);
  await ms(5000);
  for (let n = 0; n < 3; n++) {
    quiet.changed();
    await ms(90);
  }
  expect(tookMs()).toBe(null);
  await ms(1000);
  expect(tookMs()).toBe(5000 + 180 + 100);
});

test("changes that never stop are not waited for without end", async () => {
  const quiet = new Quiet({ quietMs: 100, mostMs: 1000 });
  const { tookMs } = waiting(quiet);
  for (let n = 0; n < 30; n++) {
    quiet.changed();
    await ms(50);
  }
  expect(tookMs()).toBe(1000);
});

test("a change from before counts, each only once; without one it ends after the longest time", async () => {
  const quiet = new Quiet({ quietMs: 100, mostMs: 1000 });
  quiet.changed();
  await ms(40);
  const first = waiting(quiet);
  await ms(70);
  expect(first.tookMs()).toBe(60);
  const second = waiting(quiet, 3000);
  await ms(5000);
  expect(second.tookMs()).toBe(3000);
});

test("a signal ends it, also one from before", async () => {
  const quiet = new Quiet({ quietMs: 100, mostMs: 1000 });
  const ending = new AbortController();
  const { tookMs } = waiting(quiet, 60_000, ending.signal);
  await ms(20);
  ending.abort();
  await ms(0);
  expect(tookMs()).toBe(20);
  const late = waiting(quiet, 60_000, ending.signal);
  await ms(0);
  expect(late.tookMs()).toBe(0);
});
