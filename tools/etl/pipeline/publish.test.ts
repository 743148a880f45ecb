import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { convert, publishedIndex } from "../testing/conversion.ts";
import { temporaryFolder, writeTree } from "../testing/folders.ts";

test.each([1, 100, 201])(
  "the index of %i runs is whole, and the generation is of it",
  async (count) => {
    const names = Array.from({ length: count }, (_, at) => `run-${at}`);
    const raw = writeTree(
      temporaryFolder(),
      Object.fromEntries(names.map((name) => [`${name}/run.yaml`, "project: 语言\n"])),
    );
    const out = join(temporaryFolder(), "out");
    const { generation } = await convert(raw, out);
    const index = readFileSync(join(out, "index.json"), "utf8");
    const entries = publishedIndex(out);
    expect(entries.map((entry) => entry.run_id)).toEqual(names.toSorted());
    expect(index).toBe(`${JSON.stringify(JSON.parse(index))}\n`);
    const projects = readFileSync(join(out, "projects.json"), "utf8");
    const ids = entries.map((entry) => entry.content_id);
    const told = `${JSON.stringify([ids, {}, [], projects])}\n${index}`;
    expect(generation).toBe(createHash("sha256").update(told).digest("hex").slice(0, 16));
  },
  30_000,
);
