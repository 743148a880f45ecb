import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { probe } from "./extract/probe.ts";
import { readers } from "./extract/registry.ts";

/** Outputs of other evaluation tools are no reader's: below `harness` in the folder that EVALSITE_CORPUS names. */
const harness = join(process.env["EVALSITE_CORPUS"] ?? "", "harness");
const present = (process.env["EVALSITE_CORPUS"] ?? "") !== "" && existsSync(harness);
if (!present) process.stderr.write("harness.test.ts: skipped, EVALSITE_CORPUS names no folder\n");

async function takers(path: string, bytes: Uint8Array): Promise<readonly string[]> {
  const head = await probe({
    path,
    size: bytes.length,
    async *bytes({ start, end } = { start: 0, end: bytes.length }) {
      yield bytes.subarray(start, end);
    },
  });
  return readers.filter((reader) => reader.detect(head).kind === "yes").map(({ id }) => id);
}

/** The same, too long to be looked at as a whole: spaces within its first line, or at its end. */
function longer(bytes: Uint8Array): readonly Uint8Array[] {
  const text = Buffer.from(bytes);
  const space = Buffer.alloc(100_000, " ");
  return [3, 5].map((part) => {
    const at = Math.floor((text.length * part) / 7);
    return Buffer.concat([text.subarray(0, at), space, text.subarray(at)]);
  });
}

describe.skipIf(!present)("another tool's file", () => {
  const files = readdirSync(present ? harness : ".", { withFileTypes: true, recursive: true })
    .filter((entry) => present && entry.isFile() && entry.name !== "README.md")
    .map((entry) => join(entry.parentPath, entry.name));

  test.each(files)("%s", async (path) => {
    const bytes = readFileSync(path);
    expect(await takers(path, bytes)).toEqual([]);
    for (const long of longer(bytes)) expect(await takers(path, long)).toEqual([]);
  });
});
