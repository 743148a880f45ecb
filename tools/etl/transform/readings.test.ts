import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Readings, filledReadings, joinedReadings, readingsAt } from "./readings.ts";

type Row = readonly [step: number, value: number, epoch: number];

function readingsOf(rows: readonly Row[]): Readings {
  const column = (at: 0 | 1 | 2) => Float64Array.from(rows, (row) => row[at]);
  return { steps: column(0), values: column(1), axes: new Map([["epoch", column(2)]]) };
}

function rowsOf({ steps, values, axes }: Readings): readonly Row[] {
  const epochs = axes.get("epoch") ?? new Float64Array();
  return Array.from(steps, (step, at) => [step, values[at] ?? 0, epochs[at] ?? 0]);
}

const row = fc.tuple(fc.nat(9), fc.double(), fc.constantFrom(Number.NaN, 0.5, 1));
const ascending = fc
  .uniqueArray(row, { selector: ([step]) => step })
  .map((rows) => rows.toSorted(([a], [b]) => a - b));

test("of two with a step the first counts, with the axes that only the other has", () => {
  fc.assert(
    fc.property(ascending, ascending, (lead, other) => {
      const merged = new Map<number, Row>(other.map((each) => [each[0], each]));
      for (const [step, value, epoch] of lead) {
        const known = merged.get(step)?.[2] ?? Number.NaN;
        merged.set(step, [step, value, Number.isNaN(epoch) ? known : epoch]);
      }
      const { readings, both } = filledReadings(readingsOf(lead), readingsOf(other));
      expect(rowsOf(readings)).toEqual([...merged.values()].toSorted(([a], [b]) => a - b));
      expect(both).toBe(lead.length + other.length - merged.size);
    }),
  );
});

test("an axis of one of two is missing in the rows of the other", () => {
  const bare = { ...readingsOf([[2, 20, 0]]), axes: new Map() };
  const rows = rowsOf(joinedReadings(readingsOf([[1, 10, 0.5]]), bare));
  expect(rows).toEqual([
    [1, 10, 0.5],
    [2, 20, Number.NaN],
  ]);
  expect(rowsOf(readingsAt(readingsOf(rows), Uint32Array.of(1, 0)))).toEqual(rows.toReversed());
});
