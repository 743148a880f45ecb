import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineOfFault, maxDepth, mayBeJson, parseJson } from "./tolerant-json.ts";

function valueOf(text: string): unknown {
  const parsed = parseJson(text);
  if (parsed.kind === "bad") throw new Error(parsed.detail);
  return parsed.value;
}

describe("what JSON.parse accepts", () => {
  test("comes out the same", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        expect(parseJson(text)).toEqual({ kind: "ok", value: JSON.parse(text), repaired: false });
      }),
    );
  });

  test("stays the same beside a bare NaN", () => {
    const strings = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("NaN", "\0NaN", "\0\0Infinity"),
    );
    const values = fc.oneof(fc.jsonValue(), strings, fc.dictionary(strings, strings));
    fc.assert(
      fc.property(values, fc.boolean(), (value, indented) => {
        const text = JSON.stringify(value, null, indented ? 2 : 0);
        expect(valueOf(`[NaN, ${text}, -Infinity]`)).toEqual([NaN, JSON.parse(text), -Infinity]);
      }),
    );
  });
});

test.each([
  ["NaN", NaN],
  ["-Infinity", -Infinity],
  ['{"a": Infinity, "b": [NaN]}', { a: Infinity, b: [NaN] }],
  [
    '{"a": "NaN", "b": "say \\"NaN\\", or -Infinity", "c": NaN}',
    { a: "NaN", b: 'say "NaN", or -Infinity', c: NaN },
  ],
  ['{"path": "C:\\\\", "loss": NaN}', { path: "C:\\", loss: NaN }],
])("%s is read and marked as repaired", (text, value) => {
  expect(parseJson(text)).toEqual({ kind: "ok", value, repaired: true });
});

test.each([
  "",
  "{",
  "[1,]",
  '{"a": NaN',
  "{NaN: 1}",
  '{Infinity : 1, "a": NaN}',
  "[-NaN]",
  "[1NaN]",
  "nan",
  '"NaN',
  "NaNs",
])("%s is bad", (text) => {
  expect(parseJson(text).kind).toBe("bad");
});

test("a byte order mark in front is skipped", () => {
  expect(valueOf('\ufeff{"a": 1}')).toEqual({ a: 1 });
  expect(valueOf('\ufeff{"a": NaN}')).toEqual({ a: NaN });
});

test.each(['{"a": 1, "a": 2}', '{"a": NaN, "a": 2}'])(
  "of duplicate keys the last wins: %s",
  (text) => {
    expect(valueOf(text)).toEqual({ a: 2 });
  },
);

test.each(['{"__proto__": {"evil": 1}}', '{"__proto__": {"evil": 1}, "x": NaN}'])(
  "__proto__ is an ordinary key: %s",
  (text) => {
    const value = valueOf(text);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value ?? {})).toContain("__proto__");
    expect(value).not.toHaveProperty("evil");
  },
);

function nested(depth: number): string {
  return "[".repeat(depth) + "]".repeat(depth);
}

test("a document may be as deep as the limit, and no deeper", () => {
  expect(parseJson(nested(maxDepth)).kind).toBe("ok");
  expect(parseJson(nested(maxDepth + 1)).kind).toBe("bad");
  expect(parseJson(nested(100_000)).kind).toBe("bad");
  expect(parseJson("[".repeat(100_000)).kind).toBe("bad");
  expect(parseJson('{"a":'.repeat(100_000)).kind).toBe("bad");
});

test("brackets inside strings are no depth", () => {
  expect(valueOf(JSON.stringify("[{".repeat(1000)))).toBe("[{".repeat(1000));
});

test("a long string with many escapes does not exhaust the stack", () => {
  const long = '\\"'.repeat(5_000_000);
  expect(valueOf(`{"text": "${long}", "loss": NaN}`)).toEqual({
    text: '"'.repeat(5_000_000),
    loss: NaN,
  });
});

test("a text of NULs only is given up, not expanded", () => {
  expect(parseJson(`["${"\\u0000".repeat(100_000)}", NaN]`).kind).toBe("bad");
  expect(parseJson(`["${"\\u0000".repeat(100_000)}"]`).kind).toBe("ok");
});

test("no text makes it throw", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'{}[]":,\\0NaIfinty- \n'.split("")), maxLength: 60 }),
      (text) => {
        expect(["ok", "bad"]).toContain(parseJson(text).kind);
      },
    ),
    { numRuns: 2000 },
  );
});

describe("a line by its ends", () => {
  test("is never said to be no JSON where it is", () => {
    const space = fc.constantFrom("", " ", "\t", "  \r");
    const values = fc.oneof(
      fc.json({ maxDepth: 3 }),
      fc.constantFrom("NaN", "[-Infinity]", '{"a": NaN}'),
    );
    fc.assert(
      fc.property(space, values, space, (before, text, after) => {
        const line = before + text + after;
        expect(parseJson(line).kind === "ok" && !mayBeJson(line)).toBe(false);
      }),
    );
  });

  test("is no JSON where it is part of a document", () => {
    const document = { name: 'a "b"', list: [[1, 2], { x: "y" }, {}], last: null };
    const lines = JSON.stringify(document, null, 2).split("\n");
    expect(lines.filter(mayBeJson).map((line) => line.trim())).toEqual(["2", "{}"]);
  });
});

test("where a document is broken is told by its line", () => {
  const broken = parseJson(`{\n  "a": 1,\n  "b": 2 "c"\n}`);
  if (broken.kind !== "bad") throw new Error("it was read");
  expect(lineOfFault(broken.detail)).toBe(3);
  expect(lineOfFault("nested deeper than 512")).toBeNull();
});
