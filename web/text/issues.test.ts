import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { issueTexts } from "./issues.ts";

test("every code of the catalogue is explained in both languages", async () => {
  const document = await readFile(new URL("../../docs/issues.md", import.meta.url), "utf8");
  const rows = document.split("\n").filter((line) => line.startsWith("| `"));
  const codes = rows.flatMap((row) =>
    [...(row.split("|")[1] ?? "").matchAll(/`([a-z0-9-]+)`/gu)].map((match) => match[1] ?? ""),
  );
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => !(code in issueTexts.en.codes))).toEqual([]);
  expect(Object.keys(issueTexts.zh.codes)).toEqual(Object.keys(issueTexts.en.codes));
});
