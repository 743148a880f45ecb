import { join, relative, resolve } from "node:path";

/** The project's folder; evalscope runs in it, so that the paths it writes down are relative. */
export const root = join(import.meta.dirname, "../..");
export const defaultRawDir = join(root, "raw/runs");
export const defaultOutDir = join(root, "web/public/data");
export const defaultSiteDir = join(root, "web/out");
/** Environments live with the packages: `npm test` finds them again, and nothing else does. */
export const environmentsDir = join(root, "node_modules/.cache/evalsite");

/** A path as people are shown it, and as evalscope is told it. */
export function fromRoot(path: string): string {
  return relative(root, resolve(path)).replaceAll("\\", "/") || ".";
}
