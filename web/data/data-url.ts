import { encodePath } from "@evalsite/protocol";

declare global {
  // Set by public/_evalsite/boot.js before any other script.
  var __EVALSITE_BASE__: string | undefined;
}

/** Where the site lies on its host: "" at the root, "/a/b" below it. Also right within a worker. */
function siteBase(): string {
  if (globalThis.__EVALSITE_BASE__ !== undefined) return globalThis.__EVALSITE_BASE__;
  return globalThis.location?.pathname.split("/_next/").at(0) ?? "";
}

/**
 * The address of a file of the data folder.
 * @param path relative to the data folder, unencoded: "runs/my run/meta.json"
 * @param version what the file is expected to hold; a stale cache then misses
 */
export function dataUrl(path: string, version: string | null = null): string {
  const query = version === null ? "" : `?v=${encodeURIComponent(version)}`;
  return `${siteBase()}/data/${encodePath(path)}${query}`;
}
