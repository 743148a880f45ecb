import type { Issue, SourceAccount } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { damagedReports, damagedReportsOf } from "./damaged-reports.ts";

const issue = (file: string | null, severity: Issue["severity"] = "dropped"): Issue => {
  return { code: "not-json", severity, file, line: null, count: 1, message: "" };
};
const source = (path: string, format: string | null): SourceAccount => {
  return { path, reader: null, format, bytes: 1, records: 1, dropped: 1 };
};

test("a report is known by what it was recognised as, or by its folder where nothing is left of it", () => {
  const sources = [source("a/x.json", "report (v2)"), source("reviews/x.jsonl", "review (era D)")];
  const issues = ["a/x.json", "reviews/x.jsonl", "reports/m/y.json", "reports/m/y.json", null];
  const files = damagedReports({ sources, issues: issues.map((file) => issue(file)) });
  expect(files).toEqual(["a/x.json", "reports/m/y.json"]);
});

test("what was only looked at did not damage a report", () => {
  const sources = [source("reports/m/x.json", "report (v2)")];
  expect(damagedReports({ sources, issues: [issue("reports/m/x.json", "note")] })).toEqual([]);
});

test("a benchmark is told of its own report before any other", () => {
  const files = ["reports/m/x.json", "reports/m/y.json"];
  expect(damagedReportsOf("y", files)).toEqual(["reports/m/y.json"]);
  expect(damagedReportsOf("z", files)).toEqual(files);
});
