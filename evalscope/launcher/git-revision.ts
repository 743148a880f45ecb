import { spawnSync } from "node:child_process";

/** The commit a folder is at, with `-dirty` when files were changed since; null without git or a repository. */
export function gitRevision(folder: string): string | null {
  const args = ["-C", folder, "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"];
  const { status, stdout } = spawnSync("git", args, { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}
