import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { casesFolder, haveCases } from "../testing/cases.ts";

if (!haveCases) process.stderr.write("tools/etl/cases: skipped, EVALSITE_CASES names no folder\n");

test.skipIf(!haveCases)("every case is asserted", () => {
  const there = readdirSync(casesFolder, { withFileTypes: true });
  const names = there.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const tests = readdirSync(import.meta.dirname).map((file) =>
    readFileSync(join(import.meta.dirname, file), "utf8"),
  );
  const asserted = tests.flatMap((text) =>
    [...text.matchAll(/describeCase\(\s*"([^"]+)"/gu)].map(([, name]) => name),
  );
  expect(names.filter((name) => !asserted.includes(name))).toEqual([]);
});
