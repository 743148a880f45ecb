import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { probe, probeBytes } from "./probe.ts";
import type { SourceFile } from "./source.ts";
import { encodingOf } from "./text-lines.ts";

/** A file in memory that hands its bytes out in pieces. */
function fileOf(content: string | Uint8Array, piece = 1000): SourceFile {
  const whole = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    path: "unknown",
    size: whole.length,
    async *bytes({ start, end } = { start: 0, end: whole.length }) {
      for (let at = start; at < end; at += piece) yield whole.slice(at, Math.min(end, at + piece));
    },
  };
}

test("a small file is there as bytes, text, lines and JSON", async () => {
  const { bytes, text, lines, json } = await probe(fileOf('{\n  "a": [1,\n NaN]\n}\n'));
  expect(bytes.length).toBe(text.length);
  expect(lines).toEqual(["{", '  "a": [1,', " NaN]", "}"]);
  expect(json).toEqual({ a: [1, NaN] });
});

test("of JSON lines the first is the JSON", async () => {
  const { lines, json } = await probe(fileOf('{"a": 1}\r\n\r\n{"a": 2}'));
  expect(lines).toEqual(['{"a": 1}', '{"a": 2}']);
  expect(json).toEqual({ a: 1 });
});

test.each(["", "\n\n", "step 1", "{", "[1,"])("%j is no JSON", async (content) => {
  expect((await probe(fileOf(content))).json).toBeUndefined();
});

test("a large file is cut, and its incomplete last line left out", async () => {
  const line = `{"text": "${"é".repeat(400)}"}`;
  const found = await probe(fileOf(`${line}\n`.repeat(1000), 70_000));
  expect(found.bytes.length).toBe(probeBytes);
  expect(new Set(found.lines)).toEqual(new Set([line]));
  expect(found.json).toEqual({ text: "é".repeat(400) });
});

test("one line longer than the probe is still shown, without half a character", async () => {
  const found = await probe(fileOf(`{"text": "${"漢".repeat(50_000)}"}`));
  expect(found.lines).toHaveLength(1);
  expect(found.text).not.toContain("\ufffd");
  expect(found.json).toHaveProperty("text");
});

test.each([
  ["UTF-8", [0xef, 0xbb, 0xbf, 0x7b, 0x7d]],
  ["UTF-16 LE", [0xff, 0xfe, 0x7b, 0, 0x7d, 0]],
  ["UTF-16 BE", [0xfe, 0xff, 0, 0x7b, 0, 0x7d]],
])("a byte order mark is taken off (%s)", async (_name, bytes) => {
  const found = await probe(fileOf(Uint8Array.from(bytes)));
  expect(found.text).toBe("{}");
  expect(found.json).toEqual({});
});

test("no bytes make it throw, and pieces do not matter", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.integer({ min: 1, max: 50 }),
      async (bytes, piece) => {
        expect(await probe(fileOf(bytes, piece))).toEqual(await probe(fileOf(bytes, 1000)));
      },
    ),
  );
});

test("the text is what a decoder gives that waits for more", async () => {
  const cuts = fc.string({ unit: "binary", maxLength: 20 }).chain((text) => {
    const bytes = Buffer.from(text);
    return fc.nat(bytes.length).map((end) => new Uint8Array(bytes.subarray(0, end)));
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 20 }), cuts), async (bytes) => {
      const decoder = new TextDecoder(encodingOf(bytes));
      expect((await probe(fileOf(bytes))).text).toBe(decoder.decode(bytes, { stream: true }));
    }),
  );
});

test("a file that is shorter than it was when listed", async () => {
  const file = { ...fileOf('{"a": 1}\n{"a": 2}\n{"a'), size: 500 };
  expect((await probe({ ...file, bytes: () => file.bytes() })).lines).toEqual([
    '{"a": 1}',
    '{"a": 2}',
  ]);
});

describe("a first line that is longer than the head", () => {
  const long = JSON.stringify({
    step: 1,
    ...Object.fromEntries(Array.from({ length: 9000 }, (_, at) => [`x${at}`, at])),
  });

  test("is read to its end: it is a line as any other", async () => {
    const found = await probe(fileOf(`${long}\n${long}\n`));
    expect(long.length).toBeGreaterThan(probeBytes);
    expect(found.lines).toEqual([long]);
    expect(found.json).toEqual(JSON.parse(long));
    expect(found.isDocument).toBe(false);
    expect(found.bytes).toHaveLength(probeBytes);
  });

  test.each(["", "\n", "\r\n"])("and the only one is the document (%j at its end)", async (end) => {
    expect(await probe(fileOf(`${long}${end}`))).toMatchObject({ isDocument: true, lines: [long] });
  });

  test("is known by its beginning and its end where it is cut off, or no JSON", async () => {
    const cut = long.slice(0, -1);
    const { lines, json, tail } = await probe(fileOf(cut));
    expect([lines[0]?.length, json, tail]).toEqual([
      probeBytes,
      undefined,
      cut.slice(probeBytes).slice(-4096),
    ]);
  });
});
