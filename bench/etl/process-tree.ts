import { readFileSync, readdirSync } from "node:fs";

/**
 * The resident memory of a process and all its descendants now, in bytes: the sum of their VmRSS,
 * so that a page they share counts once for each. Null where there is no /proc.
 */
export function residentBytes(pid: number): number | null {
  const statuses = treeOf(pid).flatMap((member) => statusOf(member) ?? []);
  if (statuses.length === 0) return null;
  return statuses.reduce((sum, status) => sum + kilobytes(status, "VmRSS") * 1024, 0);
}

/** The most that a single process ever had resident, in bytes, as the kernel noted it (VmHWM). */
export function highWaterBytes(pid: number): number | null {
  const status = statusOf(pid);
  return status === null ? null : kilobytes(status, "VmHWM") * 1024;
}

function treeOf(pid: number): readonly number[] {
  return [pid, ...childrenOf(pid).flatMap(treeOf)];
}

/** A child stands under the thread that started it. */
function childrenOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8")
        .split(" ")
        .filter((child) => child !== "")
        .map(Number),
    );
  } catch {
    return []; // it has ended meanwhile
  }
}

function statusOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return null;
  }
}

function kilobytes(status: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s*(\\d+) kB`, "m").exec(status)?.[1] ?? 0);
}
