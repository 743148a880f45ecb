import { expect, test } from "vitest";
import { isMixed } from "./publication.ts";

test("files of different publications do not belong together; unknown ones may", () => {
  expect(isMixed([{ content_id: "a" }, { content_id: "a" }, { content_id: null }])).toBe(false);
  expect(isMixed([{ content_id: "a" }, { content_id: "b" }])).toBe(true);
  expect(isMixed([])).toBe(false);
});
