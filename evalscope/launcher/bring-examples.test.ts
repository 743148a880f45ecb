import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { bringExamples } from "./bring-examples.ts";
import { convert } from "./convert.ts";
import { root } from "./places.ts";

test("examples come as links, those that are there already stay, and all are published", async () => {
  const home = mkdtempSync(join(tmpdir(), "evalsite-examples-"));
  const [rawDir, outDir] = [join(home, "runs"), join(home, "data")];
  const all = readdirSync(join(root, "examples/raw/runs"));
  try {
    mkdirSync(join(rawDir, "lr-0.002-step-400"), { recursive: true });
    const own = '{"suite": "own", "metric": "accuracy", "value": 0.5}\n';
    writeFileSync(join(rawDir, "lr-0.002-step-400/evalscope.jsonl"), own);
    const brought = bringExamples(rawDir);
    expect(brought.toSorted()).toEqual(all.filter((name) => name !== "lr-0.002-step-400"));
    expect(lstatSync(join(rawDir, "lr-0.002-step-400")).isDirectory()).toBe(true);
    expect(bringExamples(rawDir)).toEqual([]);
    expect(await convert({ rawDir, outDir, siteDir: null, runIds: brought, quiet: true })).toBe(0);
    const index: unknown = JSON.parse(readFileSync(join(outDir, "index.json"), "utf8"));
    const published = z.array(z.object({ run_id: z.string() })).parse(index);
    expect(published.map(({ run_id }) => run_id).toSorted()).toEqual(all.toSorted());
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}, 60_000);
