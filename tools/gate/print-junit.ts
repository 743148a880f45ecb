import { cellsOf, heads, sentenceOf, wordsOf } from "./gate-cells.ts";
import { type GateResult, type GateRow, kindOf } from "./gate-result.ts";
import type { FailOn } from "./options.ts";

/** A test case a benchmark: worse fails, not resolved fails where that was asked for and else is skipped. */
export function printJunit(result: GateResult, failOn: FailOn): string {
  const marks = result.rows.map((row) => markOf(row, failOn));
  const count = (mark: string) => marks.filter((one) => one === mark).length;
  const name = quoted(`${result.candidate} against ${result.baseline}`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${marks.length}" failures="${count("failure")}">`,
    `  <testsuite name="${name}" tests="${marks.length}" failures="${count("failure")}" skipped="${count("skipped")}" errors="0">`,
    ...result.rows.flatMap((row, at) => testCase(row, marks[at] ?? null)),
    `    <system-out>${quoted(sentenceOf(result))}</system-out>`,
    "  </testsuite>",
    "</testsuites>",
  ].join("\n");
}

type Mark = "failure" | "skipped" | null;

function markOf(row: GateRow, failOn: FailOn): Mark {
  const kind = kindOf(row);
  if (kind === "worse") return "failure";
  if (kind !== "not-resolved") return null;
  return failOn === "unresolved" ? "failure" : "skipped";
}

function testCase(row: GateRow, mark: Mark): readonly string[] {
  const facts = cellsOf(row)
    .map((cell, at) => `${heads[at] ?? ""}: ${cell}`)
    .join("\n");
  const open = `    <testcase classname="gate" name="${quoted(row.row.suite)}">`;
  const message = quoted(wordsOf(row));
  const inner = {
    failure: `      <failure message="${message}">${quoted(facts)}</failure>`,
    skipped: `      <skipped message="${message}"/>`,
  };
  return [
    open,
    ...(mark === null ? [] : [inner[mark]]),
    ...(mark === "failure" ? [] : [`      <system-out>${quoted(facts)}</system-out>`]),
    "    </testcase>",
  ];
}

/** XML has no way to write most control characters. */
function quoted(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, "\ufffd");
}
