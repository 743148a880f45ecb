import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignSeries } from "./align-series.ts";

const table = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 20 })
  .map((xs) => xs.toSorted((a, b) => a - b))
  .map((xs) => ({ xs, lines: [xs.map((x) => x * 2), xs.map((x) => -x)] }));

describe("alignSeries", () => {
  it("has every position of any table once, ascending, and every value in its row", () => {
    fc.assert(
      fc.property(fc.array(table, { maxLength: 5 }), (tables) => {
        const { xs, lines } = alignSeries(tables);
        const all = [...new Set(tables.flatMap((t) => t.xs))].toSorted((a, b) => a - b);
        expect(xs).toEqual(all);
        tables.forEach((source, t) => {
          source.lines.forEach((line, l) => {
            const joined = lines[t * 2 + l] ?? [];
            expect(joined.filter((cell) => cell !== undefined)).toEqual(line);
            source.xs.forEach((x, i) => expect(joined[xs.indexOf(x)]).toBe(line[i]));
          });
        });
      }),
    );
  });

  it("joins runs that log at different steps", () => {
    const a = { xs: [0, 10, 20], lines: [[1, 2, 3]] };
    const b = { xs: [0, 15, 20], lines: [[4, 5, 6]] };
    expect(alignSeries([a, b])).toEqual({
      xs: [0, 10, 15, 20],
      lines: [
        [1, 2, undefined, 3],
        [4, undefined, 5, 6],
      ],
    });
  });

  it("keeps a line broken between its own neighbours", () => {
    const a = { xs: [0, 10, 20], lines: [[1, null, 3]] };
    const b = { xs: [5, 8, 12, 18], lines: [[1, 1, 1, 1]] };
    expect(alignSeries([a, b]).lines[0]).toEqual([1, null, null, null, null, null, 3]);
  });

  it("keeps positions that a table repeats", () => {
    const { xs, lines } = alignSeries([
      { xs: [1, 1, 2], lines: [[7, 8, 9]] },
      { xs: [1, 3], lines: [[4, 5]] },
    ]);
    expect(xs).toEqual([1, 1, 2, 3]);
    expect(lines).toEqual([
      [7, 8, 9, undefined],
      [4, undefined, undefined, 5],
    ]);
  });
});
