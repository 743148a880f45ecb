import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, zstdDecompressSync } from "node:zlib";
import type { SecretFilter } from "../transform/redact.ts";
import { mediaTexts } from "./media-texts.ts";

/**
 * Looks through a published folder as it was looked through when it was written, with what is known to be secret now.
 * @param name the folder as it is published: "runs/<run_id>"
 * @returns the first secret, as `SecretFilter.find` tells it; null if there is none
 * @throws the system's error if it cannot be read
 */
export async function publishedLeak(
  folder: string,
  name: string,
  filter: SecretFilter,
): Promise<string | null> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length + 1).replaceAll("\\", "/");
    const found = filter.find(`${name}/${path}`) ?? filter.find(await textsOf(file, path));
    if (found !== null) return found;
  }
  return null;
}

/** Texts, and those within media; nothing of a file of numbers. */
async function textsOf(file: string, path: string): Promise<string> {
  if (/\.jsonl?$/.test(path)) return readFile(file, "utf8");
  if (path.startsWith("media/")) return mediaTexts(await readFile(file));
  return path.endsWith(".chunk") ? inflated(await readFile(file)) : "";
}

function inflated(bytes: Buffer): string {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isGzip ? gunzipSync(bytes) : zstdDecompressSync(bytes)).toString();
}
