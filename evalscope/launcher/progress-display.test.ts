import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { showProgress } from "./progress-display.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function shown(isTTY: boolean, seconds: number): readonly string[] {
  const written: string[] = [];
  const write = (text: string | Uint8Array): boolean => written.push(String(text)) > 0;
  const hide = showProgress(() => "1 of 2", { isTTY, write });
  vi.advanceTimersByTime(seconds * 1000);
  hide();
  return written;
}

test("a terminal gets the line again and again: another line may have taken its place", () => {
  expect(shown(true, 1)).toEqual([...Array<string>(3).fill("\r\u001B[K1 of 2"), "\n"]);
});

test("a file gets a line only when it changed", () => {
  expect(shown(false, 20)).toEqual(["1 of 2\n"]);
});
