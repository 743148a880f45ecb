import * as fc from "fast-check";
import { expect, test } from "vitest";
import { replaceQuery } from "../query-string.ts";
import {
  defaultSort,
  filterCodec,
  layoutCodec,
  noFilter,
  selectionCodec,
  sortCodec,
} from "./runs-state.ts";

test("what is untouched leaves no trace in the address", () => {
  expect(replaceQuery("", filterCodec, noFilter)).toBe("");
  expect(replaceQuery("", sortCodec, defaultSort)).toBe("");
  expect(replaceQuery("", layoutCodec, { isGrouped: false, folded: [], columns: null })).toBe("");
});

test("a filter survives the address", () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1 }));
  const bound = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0));
  const filter = fc.record({
    search: fc.string(),
    facets: fc.record({
      project: names,
      experiment: names,
      model: names,
      dataset: names,
      tag: names,
      status: names,
      kind: names,
    }),
    from: fc.constantFrom(null, "2026-11-24"),
    to: fc.constantFrom(null, "2026-11-25"),
    scores: fc.uniqueArray(
      fc.record({ key: fc.constantFrom("gsm8k/overall", "a:b,c/overall"), min: bound, max: bound }),
      { selector: ({ key }) => key },
    ),
  });
  fc.assert(
    fc.property(filter, (state) => {
      const query = new URLSearchParams(replaceQuery("", filterCodec, state));
      expect(filterCodec.parse(query)).toEqual(state);
    }),
  );
});

test("sort and columns survive the address; no columns is not the usual ones", () => {
  const sort = { column: "score:gsm8k/overall", descending: true };
  const layout = { isGrouped: true, folded: ["a/b"], columns: [] };
  expect(sortCodec.parse(new URLSearchParams(replaceQuery("", sortCodec, sort)))).toEqual(sort);
  expect(layoutCodec.parse(new URLSearchParams(replaceQuery("", layoutCodec, layout)))).toEqual(
    layout,
  );
});

test("nonsense in the address is ignored", () => {
  const query = new URLSearchParams("from=yesterday&score=x,:1..2,gsm8k:a..b&sort=-");
  expect(filterCodec.parse(query)).toEqual({
    ...noFilter,
    scores: [{ key: "gsm8k", min: null, max: null }],
  });
  expect(sortCodec.parse(query)).toEqual(defaultSort);
});

test("a selection too long for an address is left out of it", () => {
  expect(replaceQuery("", selectionCodec, ["a", "b"])).toBe("?selected=a,b");
  const many = Array.from({ length: 1000 }, (_, n) => `run-${n}`);
  expect(replaceQuery("", selectionCodec, many)).toBe("");
});
