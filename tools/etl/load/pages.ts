import { existsSync, statSync } from "node:fs";
import { mkdir, readFile, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { linkOrCopy } from "./commit.ts";

/** Pages that are exported once, as a shell; copies of the shell give each of them its address. */
export interface PageKind {
  /** Where the pages lie, a folder each, below the site. */
  readonly folder: string;
  /** The folder of the shell among them. */
  readonly shell: string;
}

export const runPages: PageKind = { folder: "runs", shell: "[runId]" };
export const projectPages: PageKind = { folder: "projects", shell: "[project]" };

/** Whether the site was exported with pages of this kind. */
export function hasShell(siteDir: string, kind: PageKind): boolean {
  return existsSync(shellPath(siteDir, kind));
}

/**
 * Gives every name its page; those that are there already stay.
 * @param staged a path beside the site's pages through which a new one comes in whole
 */
export async function addPages(
  siteDir: string,
  kind: PageKind,
  staged: string,
  names: Iterable<string>,
): Promise<void> {
  if (!hasShell(siteDir, kind)) return;
  for (const name of names) {
    const page = pagePath(siteDir, kind, name);
    if (isOfTheSite(siteDir, kind, name) || (await isShell(siteDir, kind, page))) continue;
    await linkOrCopy(shellPath(siteDir, kind), staged);
    await mkdir(dirname(page), { recursive: true });
    await rename(staged, page);
  }
}

/** Takes away the pages of names that are gone, also of those that a killed publication left. */
export async function removePages(
  siteDir: string,
  kind: PageKind,
  before: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
): Promise<void> {
  if (!hasShell(siteDir, kind)) return;
  for (const entry of await readdir(join(siteDir, kind.folder), { withFileTypes: true })) {
    const { name } = entry;
    if (!entry.isDirectory() || name === kind.shell || wanted.has(name)) continue;
    const page = pagePath(siteDir, kind, name);
    if (!before.has(name) && !(await isShell(siteDir, kind, page))) continue;
    await rm(page, { force: true });
    await rmdir(dirname(page));
  }
}

/** The exported page of which all pages of this kind are copies. */
export function shellPath(siteDir: string, kind: PageKind): string {
  return pagePath(siteDir, kind, kind.shell);
}

function pagePath(siteDir: string, { folder }: PageKind, name: string): string {
  return join(siteDir, folder, name, "index.html");
}

/** A run may be named like a file of the export, such as runs/index.html: that file stays. */
function isOfTheSite(siteDir: string, { folder, shell }: PageKind, name: string): boolean {
  const status = statSync(join(siteDir, folder, name), { throwIfNoEntry: false });
  return name === shell || (status !== undefined && !status.isDirectory());
}

async function isShell(siteDir: string, kind: PageKind, page: string): Promise<boolean> {
  if (!existsSync(page)) return false;
  const shell = shellPath(siteDir, kind);
  const [ours, there] = [await stat(shell), await stat(page)];
  if (ours.ino === there.ino && ours.dev === there.dev) return true;
  if (ours.size !== there.size) return false;
  return (await readFile(shell)).equals(await readFile(page));
}
