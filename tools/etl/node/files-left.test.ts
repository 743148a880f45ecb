import { closeSync, openSync } from "node:fs";
import { devNull } from "node:os";
import { expect, test } from "vitest";
import { assertFilesLeft } from "./files-left.ts";

test("files that may be opened are left as they were", () => {
  const next = () => {
    const file = openSync(devNull, "r");
    closeSync(file);
    return file;
  };
  const before = next();
  assertFilesLeft(20);
  expect(next()).toBe(before);
  expect(() => assertFilesLeft(10_000_000)).toThrow(expect.objectContaining({ code: "EMFILE" }));
  expect(next()).toBe(before);
});
