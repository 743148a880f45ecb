import type { Publishing } from "./publish.ts";
import { isEmpty } from "./publish.ts";

/** What was done, or would be, for people. */
export function reportLines(
  target: string,
  { plan, sent, runs }: Publishing,
  isDry: boolean,
): readonly string[] {
  if (isDry) return [...planned(plan), `nothing was written to ${target}`];
  if (sent === null) return [`up to date  ${target}, ${counted(runs, "run")}`];
  const parts = [
    counted(runs, "run"),
    ...(plan.newRuns.length > 0 ? [`${plan.newRuns.length} new`] : []),
    ...(plan.changedRuns.length > 0 ? [`${plan.changedRuns.length} changed`] : []),
  ];
  const removed = sent.removed > 0 ? [`removed     ${counted(sent.removed, "old file")}`] : [];
  return [
    `runs        ${parts.join(", ")}`,
    `sent        ${counted(sent.files, "file")}, ${(sent.bytes / 1e6).toFixed(1)} MB`,
    ...removed,
    `published   ${target}`,
  ];
}

function planned(plan: Publishing["plan"]): readonly string[] {
  if (isEmpty(plan)) return [];
  return [
    ...plan.added.map((path) => `put       ${path}`),
    ...plan.newRuns.map((run) => `new run   ${run}`),
    ...plan.pages.map((path) => `replace   ${path}`),
    ...plan.changedRuns.map((run) => `exchange  ${run}`),
    ...plan.due.map((path) => `remove    ${path}`),
  ];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
