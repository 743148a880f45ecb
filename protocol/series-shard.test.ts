import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBlock, encodeBlock } from "./series-shard.ts";

const number = fc.double({ noNaN: true, noDefaultInfinity: true });

test("a block gives back every step and value exactly, evenly spaced or not", () => {
  const points = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(points, (pairs) => {
      const ascending = pairs.toSorted(([a], [b]) => a - b);
      const steps = Float64Array.from(ascending, ([step]) => step);
      const values = Float64Array.from(ascending, ([, value]) => value);
      const { bytes, ...block } = encodeBlock({ steps, values });
      const read = decodeBlock(block, bytes.slice().buffer);
      expect([...read.values]).toEqual([...values]);
      expect([...read.steps].every((step, at) => step === steps[at])).toBe(true);
    }),
  );
});

test("steps that are evenly spaced are not stored", () => {
  const steps = Float64Array.from({ length: 1000 }, (_, at) => 7 + at * 10);
  const { even, bytes } = encodeBlock({ steps, values: steps });
  expect([even, bytes.length]).toEqual([true, 8000]);
});

test("a block that was cut off is refused", () => {
  const { bytes, ...block } = encodeBlock({
    steps: Float64Array.of(1),
    values: Float64Array.of(2),
  });
  expect(() => decodeBlock(block, bytes.slice(0, 7).buffer)).toThrow(RangeError);
});
