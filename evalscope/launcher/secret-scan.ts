import { closeSync, openSync, readSync, readdirSync, writeSync } from "node:fs";
import { join } from "node:path";

const chunkBytes = 4 * 1024 * 1024;

/**
 * Overwrites every secret found in a folder's files with as many x, so that nothing else in the file moves and YAML stays
 * YAML (an asterisk would begin an alias).
 * Links are not followed: what they lead to belongs to somebody else.
 * @returns the files, relative to the folder, in which something was found.
 */
export function maskSecrets(folder: string, secrets: readonly string[]): readonly string[] {
  const needles = secrets.flatMap(writtenForms).map((form) => Buffer.from(form));
  if (needles.length === 0) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => maskFile(file, needles))
    .map((file) => file.slice(folder.length + 1));
}

/** As it is, as it stands in JSON, and as it stands in an address. */
function writtenForms(secret: string): readonly string[] {
  const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
  return [...new Set(forms)];
}

function maskFile(file: string, needles: readonly Buffer[]): boolean {
  const handle = openSync(file, "r+");
  try {
    const places = placesIn(handle, needles);
    for (const { at, length } of places)
      writeSync(handle, Buffer.alloc(length, "x"), 0, length, at);
    return places.length > 0;
  } finally {
    closeSync(handle);
  }
}

interface Found {
  readonly at: number;
  readonly length: number;
}

/** Chunks overlap by the longest secret, so that none hides on a border. */
function placesIn(handle: number, needles: readonly Buffer[]): readonly Found[] {
  const overlap = Math.max(...needles.map((needle) => needle.length));
  const buffer = Buffer.alloc(chunkBytes + overlap);
  const found: Found[] = [];
  for (let start = 0; ; start += chunkBytes) {
    const bytes = buffer.subarray(0, readSync(handle, buffer, 0, buffer.length, start));
    for (const needle of needles)
      for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1))
        found.push({ at: start + at, length: needle.length });
    if (bytes.length < buffer.length) return found;
  }
}
