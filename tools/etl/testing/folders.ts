import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { afterAll, onTestFinished } from "vitest";

/** An empty folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "evalsite-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty folder for all tests of a file; goes when they end. */
export function lastingFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "evalsite-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files by path; gives the folder back. */
export function writeTree(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): string {
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Makes the files below a folder that are young an hour old: nothing can change them unnoticed. */
export function aged(folder: string): string {
  const now = Date.now();
  for (const path of filesBelow(folder)) {
    const file = join(folder, path);
    const then = now / 1000 - 3600;
    if (statSync(file).mtimeMs > now - 60_000) utimesSync(file, then, then);
  }
  return folder;
}

/** Digest of every file below a folder by path; what begins with a dot at the top is left out. */
export function treeOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder)
      .filter((path) => !path.startsWith("."))
      .map((path) => [path, sha256(readFileSync(join(folder, path)))]),
  );
}

/** Everything that a visitor of a publication can read: paths, and contents inflated. */
export function publishedTexts(folder: string): string {
  return filesBelow(folder)
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      return `${path}\n${inflated(bytes).toString("latin1")}`;
    })
    .join("\n");
}

export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A chunk's content; any other bytes as they are. */
export function inflated(bytes: Buffer): Buffer {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes);
  return bytes[0] === 0x28 && bytes[1] === 0xb5 ? zstdDecompressSync(bytes) : bytes;
}
