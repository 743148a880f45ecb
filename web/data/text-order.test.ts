import { afterEach, expect, test, vi } from "vitest";
import type { SampleReader } from "./sample-store.ts";
import { readAllTexts } from "./text-order.ts";
import { columnWorker } from "./worker-client.ts";

afterEach(() => vi.restoreAllMocks());

const problem = { kind: "worker", file: "sample-worker", detail: "out of memory" } as const;

/** All of a reader that is used. */
function readerOf(files: number) {
  const note = vi.fn<(problem: unknown) => void>();
  const reader = {
    place: { store: { previews: { count: files } } },
    chunkIndex: () => Promise.resolve({ kind: "problem", problem }),
    note,
  } as unknown as SampleReader;
  return { reader, note };
}

test("a worker that fails on the way has not put anything in order, and is named", async () => {
  const call = vi.spyOn(columnWorker, "call");
  const read = { isRanked: false, bytes: 10, problems: [] };
  call.mockResolvedValueOnce({ kind: "ok", value: read });
  call.mockResolvedValueOnce({ kind: "ok", value: read });
  call.mockResolvedValueOnce({ kind: "problem", problem });
  const { reader, note } = readerOf(40);
  const { signal } = new AbortController();
  expect(await readAllTexts(reader, "id", signal, () => {})).toBe(false);
  expect(note).toHaveBeenCalledExactlyOnceWith(problem);
});

test("what was read is told after each batch of files", async () => {
  const call = vi.spyOn(columnWorker, "call");
  call.mockResolvedValue({ kind: "ok", value: { isRanked: false, bytes: 10, problems: [] } });
  const told: number[] = [];
  const { signal } = new AbortController();
  await readAllTexts(readerOf(40).reader, "id", signal, ({ files }) => told.push(files));
  expect(told).toEqual([0, 16, 32, 40]);
});

test("what is in order already is not read again", async () => {
  const call = vi.spyOn(columnWorker, "call");
  call.mockResolvedValue({ kind: "ok", value: { isRanked: true, bytes: 0, problems: [] } });
  const { signal } = new AbortController();
  expect(await readAllTexts(readerOf(40).reader, "id", signal, () => {})).toBe(true);
  expect(call).toHaveBeenCalledTimes(1);
});
