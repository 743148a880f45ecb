import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/** What is served instead of a file's content; null: nothing. */
export type Change = (content: Buffer) => Buffer | null;

export const gone: Change = () => null;

export const cutOff: Change = (content) => content.subarray(0, content.length - 20);

/** One bit in the middle is another. */
export const flipped: Change = (content) => {
  const changed = Buffer.from(content);
  const at = changed.length >> 1;
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
};

export function withFields(fields: object): Change {
  return (content) => Buffer.from(JSON.stringify({ ...JSON.parse(String(content)), ...fields }));
}

/** Damages a file for the time of a check. */
export async function damaged(
  path: string,
  change: Change,
  check: () => Promise<void>,
): Promise<void> {
  const saved = `${path}.saved`;
  copyFileSync(path, saved);
  const content = change(readFileSync(path));
  // Not written in place: the site's file may be a link to the published one.
  rmSync(path);
  if (content !== null) writeFileSync(path, content);
  try {
    await check();
  } finally {
    rmSync(path, { force: true });
    renameSync(saved, path);
  }
}
