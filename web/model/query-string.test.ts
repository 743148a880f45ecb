import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatList, formatQuery, parseList, replaceQuery } from "./query-string.ts";

test("a list survives the address, whatever its entries hold", () => {
  const entries = fc.uniqueArray(
    fc.string({ minLength: 1, unit: "binary" }).map((s) => s.toWellFormed()),
  );
  fc.assert(
    fc.property(entries, (list) => {
      const text = formatList(list);
      const query = formatQuery(new URLSearchParams(text === null ? {} : { list: text }));
      expect(parseList(new URLSearchParams(query).get("list"))).toEqual(list);
    }),
  );
});

test("lists stay readable", () => {
  const query = new URLSearchParams({ runs: formatList(["a", "评测 b", "50%,x"]) ?? "" });
  expect(formatQuery(query)).toBe("?runs=a,%E8%AF%84%E6%B5%8B%20b,50%2525%252Cx");
});

test("a list written by hand is read too", () => {
  expect(parseList("a,b,,a")).toEqual(["a", "b"]);
  expect(parseList(null)).toEqual([]);
});

test("state replaces its own parameters only, in stable order", () => {
  const codec = {
    keys: ["tab", "q"],
    parse: () => null,
    format: () => ({ q: "x", tab: null }),
  };
  expect(replaceQuery("?z=1&tab=old&a=2", codec, null)).toBe("?a=2&q=x&z=1");
});

test("nothing to say gives no query", () => {
  expect(formatQuery(new URLSearchParams())).toBe("");
});
