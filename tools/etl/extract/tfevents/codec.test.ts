import * as fc from "fast-check";
import { expect, test } from "vitest";
import { maskedCrc32c } from "./crc32c.ts";
import { bfloat16Of, halfOf, shortestFloat32 } from "./float32.ts";
import { messageFields, varintsOf } from "./protobuf.ts";
import { tfRecords } from "./records.ts";

test("the masked CRC-32C is TensorFlow's", () => {
  const text = new TextEncoder().encode("\u001a\u0011CRC test, one two");
  expect(maskedCrc32c(text)).toBe(0x5794d08a);
});

test("the shortest decimal gives the same float32 back", () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true }), (value) => {
      expect(Object.is(Math.fround(shortestFloat32(value)), value)).toBe(true);
    }),
  );
  expect([0.1, 1e-8, 2.3, 16777216].map((value) => shortestFloat32(Math.fround(value)))).toEqual([
    0.1, 1e-8, 2.3, 16777216,
  ]);
});

test("half precision and bfloat16", () => {
  expect([0x3c00, 0xc000, 0x0001, 0x7c00].map(halfOf)).toEqual([1, -2, 2 ** -24, Infinity]);
  expect(halfOf(0x7e00)).toBeNaN();
  expect([0x3f80, 0xc000].map(bfloat16Of)).toEqual([1, -2]);
});

test("varints up to 64 bits", () => {
  const bytes = Uint8Array.of(8, ...Array.from({ length: 9 }, () => 0xff), 1);
  expect(varintsOf(messageFields(bytes) ?? [])).toEqual([2n ** 64n - 1n]);
});

test("any bytes are read to an end", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 })), async (chunks) => {
      messageFields(chunks[0] ?? new Uint8Array());
      const records = await Array.fromAsync(tfRecords(stream(chunks)));
      expect(records.slice(0, -1).every(({ kind }) => kind === "data" || kind === "bad-data")).toBe(
        true,
      );
    }),
  );
});

async function* stream(chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* chunks;
}
