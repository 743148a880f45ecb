import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { hostileSamples } from "./hostile-samples.ts";
import { serveFolder } from "./static-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the exported site at `/`. */
    site: string;
    /** Address of the very same files below `/a/b/`. */
    nested: string;
    /** Folder that is served at `/`, to break files in. */
    folder: string;
  }
}

const root = join(import.meta.dirname, "..");

/** Converts the examples and one hostile run, puts them beside a copy of the exported site, serves it twice. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const work = mkdtempSync(join(tmpdir(), "evalsite-e2e-"));
  const folder = join(work, "site");
  cpSync(join(root, "web/out"), folder, {
    recursive: true,
    filter: (path) => !path.startsWith(join(root, "web/out/data")),
  });
  const raw = join(work, "raw");
  cpSync(join(root, "examples/raw/runs"), raw, { recursive: true });
  writeHostileRun(join(raw, "hostile & 100% 混合"));
  convert(raw, join(work, "data"), folder);
  mkdirSync(join(work, "nested/a"), { recursive: true });
  cpSync(folder, join(work, "nested/a/b"), { recursive: true });
  const [plain, nested] = await Promise.all([
    serveFolder(folder),
    serveFolder(join(work, "nested")),
  ]);
  project.provide("site", `${plain.address}/`);
  project.provide("nested", `${nested.address}/a/b/`);
  project.provide("folder", folder);
  return async () => {
    await Promise.all([plain.close(), nested.close()]);
    rmSync(work, { recursive: true, force: true });
  };
}

function writeHostileRun(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const lines = hostileSamples.map((sample) => JSON.stringify(sample));
  writeFileSync(join(folder, "samples.jsonl"), `${lines.join("\n")}\n`);
}

function convert(raw: string, out: string, site: string): void {
  const args = ["--raw-dir", raw, "--out-dir", out, "--site-dir", site];
  execFileSync(process.execPath, [join(root, "tools/etl/main.ts"), ...args], { stdio: "pipe" });
}
