import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import type { Reader } from "../extract/reader.ts";
import { codeDigest } from "../node/code-digest.ts";

/** Digest of what all runs depend on. With another one, everything is converted anew. */
export function madeByOf({
  rawDir,
  readers,
}: {
  readonly rawDir: string;
  readonly readers: readonly Reader[];
}): string {
  const parts = [codeDigest(), realpathSync(rawDir), ...readers.map((reader) => reader.id)];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
