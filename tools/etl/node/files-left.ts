import { closeSync, openSync } from "node:fs";
import { devNull } from "node:os";

/**
 * To be asked before threads are started: one that gets no files ends the process in ways that nobody can
 * explain.
 * @throws an error with the code EMFILE if this process may not open as many more.
 */
export function assertFilesLeft(count: number): void {
  const opened: number[] = [];
  try {
    while (opened.length < count) opened.push(openSync(devNull, "r"));
  } catch {
    throw Object.assign(new Error(`fewer than ${count} files may be opened`), { code: "EMFILE" });
  } finally {
    for (const file of opened) closeSync(file);
  }
}
