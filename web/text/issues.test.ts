import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { issueTexts } from "./issues.ts";

test("every code of the catalogue is explained in both languages", async () => {
  const document = await readFile(new URL("../../docs/issues.md", import.meta.url), "utf8");
  // Codes of projects' files are no run's: the page of a run explains none of them.
  const ofProjects = /^project-|-project-/u;
  const rows = document.split("\n").filter((line) => line.startsWith("| `"));
  const codes = rows.flatMap((row) =>
    [...(row.split("|")[1] ?? "").matchAll(/`([a-z0-9-]+)`/gu)].map((match) => match[1] ?? ""),
  );
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => !ofProjects.test(code) && !(code in issueTexts.en.codes))).toEqual(
    [],
  );
  expect(Object.keys(issueTexts.zh.codes)).toEqual(Object.keys(issueTexts.en.codes));
});
