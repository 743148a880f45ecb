import type { Issue } from "@evalsite/protocol";
import { type ConvertResult, isAnyLossy } from "./pipeline/convert-all.ts";
import type { RunOutcome } from "./pipeline/run-outcome.ts";

/** What to do about an issue, by its code; the facts are in the issue itself. */
const advice: Readonly<Record<string, string>> = {
  "not-json":
    "The file is damaged there: copy it again if the original is whole, else evaluate again.",
  "truncated-line":
    "What wrote it was stopped, or still writes: resume it, or convert again when it has ended.",
  "unusable-record": "No reader understands this record; please report it with an example.",
  "too-large": "Shorten the value, or split the file; everything else in it is there.",
  "document-too-large":
    "Such a file is read whole or not at all: make it smaller, or split the folder into several runs.",
  unreadable: "Check the file's permissions, or whether it was removed meanwhile.",
  "outside-link":
    "If it belongs to the run, put a copy in its place; a whole folder comes in by npm run import -- --reference.",
  "broken-link": "Restore the link's target or remove the link.",
  "media-withheld": "Take the text out of the file (its comment or other metadata).",
  "not-read": "If they hold results, docs/formats.md says which formats are read.",
  "other-tool": "Only what docs/formats.md names is read.",
  "score-disagrees": "The report and its samples tell different scores; see the run's page.",
  "nothing-recognised": "Is this an evaluation or a training output? See docs/formats.md.",
  withheld:
    "Remove the secret from the raw files, or rename the folder, file or benchmark whose name holds it, and convert again.",
  "project-file": "The file is left out; its runs are there.",
  "project-name-twice": "Rename one of the projects, or remove a file.",
  "project-withheld": "Take the secret out of its project.json.",
  "duplicate-id": "Rename one of the folders.",
  "reader-failed": "That is a fault of evalsite; please report it with the file.",
};

/** One line for each issue: severity, run, file:line, fact, count, advice. */
export function issueLine(runId: string, issue: Issue): string {
  const place =
    issue.file === null ? "" : ` ${issue.file}${issue.line === null ? "" : `:${issue.line}`}`;
  const times = issue.count > 1 ? ` (${issue.count} times)` : "";
  const said = withAdvice(issue.message, times, issue.code);
  return `${issue.severity.padEnd(7)} ${runId}:${place} ${issue.code}: ${said}`;
}

function withAdvice(fact: string, times: string, code: string): string {
  const hint = advice[code];
  return `${fact.replace(/[\s.,;:]+$/, "")}${times}${hint ? `. ${hint}` : ""}`;
}

/** The account of a conversion as text. `verbose` adds notes and every kind of warning. */
export function reportText(result: ConvertResult, outDir: string, verbose: boolean): string {
  const lines = result.outcomes.flatMap((outcome) => outcomeLines(outcome, verbose));
  lines.push(...projectLines(result));
  if (verbose || result.outcomes.length === 0)
    lines.push(...result.ignored.map(({ path, why }) => `note    ${path}: ignored: ${why}`));
  // Where nothing of it could be read it may be no run at all, and what is wrong is said already.
  if (result.rawIsRun !== null && result.outcomes.some(({ kind }) => kind === "converted"))
    lines.push(rawIsRunLine(result.rawIsRun));
  return [...lines.map(printable), ...totals(result, outDir)].join("\n");
}

/** Said where --raw-dir names no folder of runs but a run. */
export function rawIsRunLine(name: string): string {
  return `note    ${name}: the raw folder is itself a run, and is converted as one. To have the runs beside it too, point --raw-dir one level up (and --run ${name} converts only this one).`;
}

/** Names and texts from raw files must not steer the terminal. */
export function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, (sign) => (sign === "\n" || sign === "\t" ? sign : "\ufffd"));
}

/** What is to be said of some of the runs. */
export function linesOfRuns({ outcomes }: ConvertResult, runIds: readonly string[]): string {
  const wanted = new Set(runIds);
  const of = outcomes.filter(({ runId }) => wanted.has(runId));
  return of
    .flatMap((outcome) => outcomeLines(outcome, false))
    .map((line) => `${printable(line)}\n`)
    .join("");
}

/** What could not be taken of the projects' files. */
export function projectLines({ projectIssues }: ConvertResult): readonly string[] {
  return projectIssues.map(({ severity, file, line, code, message }) => {
    const place = `${file ?? ""}${line === null ? "" : `:${line}`}`;
    return `${severity.padEnd(7)} ${place}: ${code}: ${withAdvice(message, "", code)}`;
  });
}

function outcomeLines(outcome: RunOutcome, verbose: boolean): readonly string[] {
  if (outcome.kind !== "converted") {
    const detail = outcome.detail ?? "";
    const [first = ""] = detail.split("\n");
    const said = withAdvice(verbose ? detail : first, "", outcome.kind);
    return [`dropped ${outcome.runId}: ${outcome.kind}: ${said}`, ...issueLines(outcome, verbose)];
  }
  return issueLines(outcome, verbose);
}

function issueLines(outcome: RunOutcome, verbose: boolean): readonly string[] {
  return outcome.issues
    .filter((issue) => verbose || issue.severity !== "note")
    .map((issue) => issueLine(outcome.runId, issue));
}

function totals(result: ConvertResult, outDir: string): readonly string[] {
  const converted = result.outcomes.filter((outcome) => outcome.kind === "converted");
  const sum = (pick: (outcome: RunOutcome) => number) =>
    converted.reduce((total, outcome) => total + pick(outcome), 0);
  const samples = `${sum((o) => o.account?.samples_in ?? 0)} in, ${sum((o) => o.account?.samples_out ?? 0)} out, ${sum((o) => o.account?.samples_dropped ?? 0)} dropped`;
  const points = pointsLine(sum);
  const redactions = sum((o) => o.account?.redactions ?? 0);
  const held = result.outcomes.filter((outcome) => outcome.kind === "withheld").length;
  const left = result.outcomes.length - converted.length - held;
  return [
    `runs        ${converted.length} converted${earlier(result)}${held > 0 ? `, ${held} withheld` : ""}${left > 0 ? `, ${left} left out` : ""}`,
    `benchmarks  ${sum((o) => o.suites)}`,
    `samples     ${samples}`,
    `points      ${points}`,
    ...(redactions > 0
      ? [`redacted    ${redactions} secret(s), left out of what is published`]
      : []),
    result.published
      ? `${result.written ? "written to" : "up to date"}  ${outDir}`
      : `nothing was published${result.outcomes.length === 0 ? ", there is no run" : ""}; what was there before is unchanged`,
  ];
}

/** What became of the points; two ways in which a point is none of its own are told only where they occur. */
function pointsLine(sum: (pick: (outcome: RunOutcome) => number) => number): string {
  const counts = [
    [sum((o) => o.account?.points_in ?? 0), "in"],
    [sum((o) => o.account?.points_out ?? 0), "out"],
    [sum((o) => o.account?.points_repeated ?? 0), "given twice"],
    [sum((o) => o.account?.points_replaced ?? 0), "replaced by a resumed training"],
    [sum((o) => o.account?.points_dropped ?? 0), "dropped"],
  ] as const;
  const isTold = (count: number, at: number) => count > 0 || at < 2 || at === counts.length - 1;
  return counts
    .filter(([count], at) => isTold(count, at))
    .map(([count, what]) => `${count} ${what}`)
    .join(", ");
}

function earlier({ outcomes, converted, removed }: ConvertResult): string {
  const changes = [
    ...(converted > 0 && converted < outcomes.length ? [`, ${converted} of them now`] : []),
    ...(removed > 0 ? [`, ${removed} removed`] : []),
  ];
  const isUnchanged = converted === 0 && removed === 0 && outcomes.length > 0;
  return isUnchanged ? ", none changed since" : changes.join("");
}

/** 0: all is there; 2: published, but something was dropped; 1: nothing could be published. */
export function exitCode(result: ConvertResult): 0 | 1 | 2 {
  if (!result.published) return 1;
  return isAnyLossy(result) ? 2 : 0;
}
