/**
 * The folder below `projects/` in which a project has its page, and so its address; null for a
 * project whose name is no safe name of a folder on every file system and web host. Its address is
 * `projects/?project=<name>`, which any other project has too.
 */
export function projectFolder(project: string): string | null {
  // At most 60 code points, as a folder's name may have 255 bytes.
  const isPlain = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ._-]{0,58}[\p{L}\p{M}\p{N}])?$/u.test(project);
  const isTaken = project.toLowerCase() === "index.html";
  return isPlain && !isTaken ? project : null;
}
