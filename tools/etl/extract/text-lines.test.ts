import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type TextLine, encodingOf, textLines, wholeText } from "./text-lines.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++)
    bytes.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(bytes.buffer);
}

async function* inChunks(bytes: Uint8Array, cuts: readonly number[]): AsyncIterable<Uint8Array> {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b)];
  for (const [at, start] of places.entries())
    yield bytes.slice(start, places[at + 1] ?? bytes.length);
}

function lines(bytes: Uint8Array, cuts: readonly number[] = []): Promise<readonly TextLine[]> {
  return Array.fromAsync(textLines(inChunks(bytes, cuts)));
}

async function texts(bytes: Uint8Array): Promise<readonly string[]> {
  return (await lines(bytes)).map(({ text }) => text);
}

describe("chunks", () => {
  const cuts = fc.array(fc.nat(200), { maxLength: 12 });

  test("may be cut anywhere in UTF-8, valid or not", async () => {
    const parts = fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.constantFrom("\n", "\r\n", "\r", "é", "漢", "😀", "\ufeff", "a\n").map(utf8),
    );
    const bytes = fc
      .array(parts, { maxLength: 20 })
      .map((all) => Uint8Array.from(all.flatMap((p) => [...p])));
    await fc.assert(
      fc.asyncProperty(bytes, cuts, async (whole, at) => {
        expect(await lines(whole, at)).toEqual(await lines(whole));
      }),
      { numRuns: 500 },
    );
  });

  test.each([true, false])("may be cut anywhere in UTF-16 (little-endian: %s)", async (little) => {
    const text = fc.string({ unit: fc.constantFrom("\n", "\r", "a", "漢", "😀") });
    await fc.assert(
      fc.asyncProperty(text, cuts, async (body, at) => {
        const whole = utf16(`\ufeff${body}`, little);
        expect(await lines(whole, at)).toEqual(await lines(whole));
      }),
    );
  });
});

test("lines joined again are the text", async () => {
  const text = fc.array(
    fc.string({ unit: "grapheme" }).map((line) => line.replaceAll(/[\r\n\ufeff]/g, "")),
  );
  await fc.assert(
    fc.asyncProperty(text, async (body) => {
      // A leading character and a NUL behind it look like UTF-16.
      const whole = `#${body.map((line) => line.replaceAll("\0", "")).join("\n")}\n`;
      for (const bytes of [
        utf8(whole),
        utf16(`\ufeff${whole}`, true),
        utf16(`\ufeff${whole}`, false),
      ]) {
        expect((await texts(bytes)).map((line) => `${line}\n`).join("")).toBe(whole);
        expect(await wholeText(inChunks(bytes, [3, 5]))).toBe(whole);
      }
    }),
  );
});

test.each([
  ["nothing", utf8(""), []],
  ["one empty line", utf8("\n"), [""]],
  ["both line ends", utf8("a\r\nb\n"), ["a", "b"]],
  ["a lone \\r is part of the line", utf8("10%\r20%\rdone\n"), ["10%\r20%\rdone"]],
  ["no newline at the end", utf8("a\nb"), ["a", "b"]],
  ["a \\r before the end", utf8("a\r"), ["a"]],
  ["empty lines between", utf8("a\n\n\nb\n"), ["a", "", "", "b"]],
  ["a byte order mark", utf8("\ufeffa\nb\n"), ["a", "b"]],
  ["a byte order mark alone", utf8("\ufeff"), [""]],
  ["a byte order mark inside is text", utf8("a\n\ufeffb\n"), ["a", "\ufeffb"]],
  ["one byte", utf8("a"), ["a"]],
  ["UTF-16 LE with a mark", utf16("\ufeffé\r\nb", true), ["é", "b"]],
  ["UTF-16 BE with a mark", utf16("\ufeffé\r\nb", false), ["é", "b"]],
  ["UTF-16 LE without a mark", utf16("a\nb\n", true), ["a", "b"]],
  ["UTF-16 BE without a mark", utf16("a\nb\n", false), ["a", "b"]],
])("%s", async (_name, bytes, expected) => {
  expect(await texts(bytes)).toEqual(expected);
});

test("only the last line may be unended", async () => {
  expect((await lines(utf8("a\nb"))).map(({ line, ended }) => [line, ended])).toEqual([
    [1, true],
    [2, false],
  ]);
});

test("damage stays in its line", async () => {
  const bytes = Uint8Array.from([
    ...utf8("good\nb"),
    0xff,
    ...utf8("d\n"),
    0xc3,
    ...utf8("\nlast"),
  ]);
  expect((await lines(bytes)).map(({ text, damaged }) => [text, damaged])).toEqual([
    ["good", false],
    ["b\ufffdd", true],
    ["\ufffd", true],
    ["last", false],
  ]);
});

test("a real replacement character is no damage", async () => {
  expect(await lines(utf8("a\ufffd\n"))).toEqual([
    { text: "a\ufffd", line: 1, ended: true, damaged: false, tooLong: null },
  ]);
});

test("an odd byte at the end of UTF-16 is damage", async () => {
  const bytes = utf16("\ufeffa\nb", true);
  expect((await lines(bytes.slice(0, -1))).map(({ damaged }) => damaged)).toEqual([false, true]);
});

test.each(["UTF-8", "UTF-16"])("a line of 50 MB costs one pass (%s)", async (encoding) => {
  const size = 50_000_000;
  const piece =
    encoding === "UTF-8" ? new Uint8Array(65_536).fill(97) : utf16("a".repeat(32_768), true);
  async function* chunks(): AsyncIterable<Uint8Array> {
    for (let sent = 0; sent < size; sent += piece.length) yield piece;
    yield encoding === "UTF-8" ? utf8("\nend") : utf16("\nend", true);
  }
  const started = performance.now();
  const found = await Array.fromAsync(textLines(chunks()), ({ text }) => text.length);
  expect(found).toEqual([
    Math.ceil(size / piece.length) * (encoding === "UTF-8" ? 65_536 : 32_768),
    3,
  ]);
  expect(performance.now() - started).toBeLessThan(5000);
});

test.each(["UTF-8", "UTF-16"])(
  "a line longer than a text can be is passed over, its neighbours are there (%s)",
  async (encoding) => {
    const text = `\ufeffab\n${"x".repeat(11)}\nc\n${"y".repeat(11)}`;
    const bytes = encoding === "UTF-8" ? utf8(text) : utf16(text, true);
    for (const size of [1, 3, 100]) {
      async function* pieces(): AsyncIterable<Uint8Array> {
        for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
      }
      const found = await Array.fromAsync(textLines(pieces(), 10));
      expect(
        found.map(({ text, line, tooLong }) => [line, tooLong === null ? text : "too long"]),
      ).toEqual([
        [1, "ab"],
        [2, "too long"],
        [3, "c"],
        [4, "too long"],
      ]);
    }
  },
);

test.each(["UTF-8", "UTF-16"])(
  "a line that holds too many values is passed over, and told with its size (%s)",
  async (encoding) => {
    const text = `${"[],".repeat(2_500_000)}\n[]\n`;
    const [dense, next] = await lines(encoding === "UTF-8" ? utf8(text) : utf16(text, false));
    const size = encoding === "UTF-8" ? 7_500_000 : 15_000_000;
    expect([dense?.line, dense?.text.length]).toEqual([1, 0]);
    expect(dense?.tooLong).toBe(`a line of ${size} bytes holds too many values`);
    expect(next).toMatchObject({ text: "[]", line: 2, tooLong: null });
  },
);

test.each([
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[], "utf-8"],
])("encoding of %j", (head, encoding) => {
  expect(encodingOf(Uint8Array.from(head))).toBe(encoding);
});
