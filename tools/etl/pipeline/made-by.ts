import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import type { Reader } from "../extract/reader.ts";
import { codeDigest } from "../node/code-digest.ts";

/** Digests of the program and of the raw folder's place. With another one, everything is converted anew. */
export function madeByOf({
  rawDir,
  readers,
}: {
  readonly rawDir: string;
  readonly readers: readonly Reader[];
}): string {
  const program = [codeDigest(), ...readers.map((reader) => reader.id)];
  return `${digestOf(program)}-${digestOf(realpathSync(rawDir))}`;
}

/** Were both made of the same raw folder, by whatever program? */
export function isSamePlace(madeBy: string, other: string): boolean {
  return madeBy.split("-")[1] === other.split("-")[1];
}

function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32);
}
