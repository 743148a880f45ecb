import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");
const skipped = new Set(["node_modules", "fixtures", "testing"]);

/** Digest of what decides the output besides the raw files: this program, its packages, its runtime. */
export function codeDigest(): string {
  digest ??= computed();
  return digest;
}

let digest: string | null = null;

/** Folders whose sources are this program: its own, and those of the project's packages that it needs. */
export const sourceFolders = ["tools/etl", "protocol", "statistics"] as const;

function computed(): string {
  const { node, zlib } = process.versions;
  const hash = createHash("sha256").update(JSON.stringify([node, zlib]));
  const sources = sourceFolders.flatMap((folder) => sourcesBelow(folder));
  for (const path of [...sources, "package-lock.json"])
    if (existsSync(join(root, path)))
      hash.update(`\n${path}\n`).update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sourcesBelow(path);
      return path.endsWith(".ts") && !path.endsWith(".test.ts") ? [path] : [];
    });
}
