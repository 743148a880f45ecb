import * as fc from "fast-check";
import { expect, test } from "vitest";
import { chunkOfRow, rowsByChunk, rowsOfChunk } from "./text-chunks.ts";

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });

test("every row is in the chunk that says so", () => {
  fc.assert(
    fc.property(sizes, (chunks) => {
      const starts = chunks.map((_, at) =>
        chunks.slice(0, at).reduce((sum, size) => sum + size, 0),
      );
      const rows = chunks.reduce((sum, size) => sum + size, 0);
      for (let row = 0; row < rows; row++) {
        const span = rowsOfChunk(starts, chunkOfRow(starts, row), rows);
        expect(row >= span.first && row < span.end).toBe(true);
      }
      const all = Uint32Array.from({ length: rows }, (_, row) => row);
      const parts = rowsByChunk(starts, all);
      expect(parts.map((part) => part.chunk)).toEqual([...chunks.keys()]);
      expect(parts.flatMap((part) => [...part.rows])).toEqual([...all]);
    }),
  );
});

test("only chunks with wanted rows are read", () => {
  const parts = rowsByChunk([0, 10, 20, 30], Uint32Array.of(3, 4, 25));
  expect(parts.map((part) => [part.chunk, ...part.rows])).toEqual([
    [0, 3, 4],
    [2, 25],
  ]);
});
