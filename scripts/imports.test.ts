import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/**
 * Who may import whom, as docs/architecture.md draws it. A folder may always import itself. The
 * longest matching folder counts; `*` stands for one segment.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  protocol: ["zod"],
  statistics: [],
  "tools/etl/extract": ["@evalsite/protocol", "zod", "yaml"],
  "tools/etl/extract/*": [
    "tools/etl/extract",
    "tools/etl/extract/evalscope-records",
    "@evalsite/protocol",
    "zod",
    "yaml",
  ],
  "tools/etl/projects": ["@evalsite/protocol", "zod", "yaml"],
  "tools/etl/secrets": [],
  "tools/etl/transform": [
    "@evalsite/protocol",
    "@evalsite/statistics",
    "tools/etl/extract/fact.ts",
    "tools/etl/extract/metric-words.ts",
    "tools/etl/extract/split-word.ts",
    "tools/etl/secrets",
    "zod",
  ],
  "tools/etl/node": ["node:", "tools/etl/extract", "tools/etl/transform", "xz-decompress"],
  "tools/etl/load": [
    "node:",
    "@evalsite/protocol",
    "zod",
    "tools/etl/transform",
    "tools/etl/node/digest.ts",
    "tools/etl/node/let-go.ts",
    "tools/etl/node/scratch.ts",
  ],
  "tools/etl/export": [
    "node:",
    "@evalsite/protocol",
    "commander",
    "hyparquet-writer",
    "zod",
    "tools/etl/cli-output.ts",
    "tools/etl/load/lock.ts",
  ],
  "tools/etl/export/tables": ["@evalsite/protocol"],
  "tools/etl/pipeline": ["node:", "@evalsite/protocol", "tinypool", "zod", "tools/etl"],
  "tools/etl/testing": [
    "node:",
    "@evalsite/protocol",
    "vitest",
    "fast-check",
    "@duckdb",
    "tools/etl",
  ],
  "tools/etl": ["node:", "@evalsite/protocol", "commander", "cli-progress", "tools/etl"],
  "tools/gate": [
    "node:",
    "@evalsite/protocol",
    "@evalsite/statistics",
    "commander",
    "tools/etl/cli-failure.ts",
    "tools/etl/cli-output.ts",
    "tools/etl/cli-report.ts",
    "tools/etl/cli-signals.ts",
    "tools/etl/export/export-error.ts",
    "tools/etl/export/publication.ts",
    "tools/etl/extract/registry.ts",
    "tools/etl/pipeline/convert-all.ts",
    "web/model",
    "web/report",
    "web/text",
  ],
  "tools/publish": [
    "node:",
    "@evalsite/protocol",
    "commander",
    "zod",
    "tools/etl/cli-failure.ts",
    "tools/etl/cli-output.ts",
    "tools/etl/cli-report.ts",
    "tools/etl/cli-signals.ts",
    "tools/etl/load",
    "tools/etl/pipeline/lanes.ts",
  ],
  "tools/publish/testing": [
    "node:",
    "@evalsite/protocol",
    "zod",
    "vitest",
    "scripts/s3-server.ts",
    "tools/publish",
    "tools/etl/testing",
  ],
  "web/report": ["web/model", "web/text", "@evalsite/protocol", "@evalsite/statistics"],
  "web/model": ["@evalsite/protocol", "@evalsite/statistics", "web/model"],
  "web/text": ["web/model", "@evalsite/protocol", "@evalsite/statistics"],
  "web/data": [
    "web/model",
    "@evalsite/protocol",
    "@evalsite/statistics",
    "zod",
    "react",
    "fzstd",
    "zstddec",
  ],
  "web/workers": ["web/data", "web/model", "@evalsite/protocol", "@evalsite/statistics"],
  "web/state": ["web/model", "web/text", "react", "next"],
  "web/components": [
    "web/data",
    "web/model",
    "web/state",
    "web/text",
    "web/components",
    "@evalsite/protocol",
    "@evalsite/statistics",
    "packages",
  ],
  "web/views/*": [
    "web/components",
    "web/data",
    "web/model",
    "web/report",
    "web/state",
    "web/text",
    "@evalsite/protocol",
    "packages",
  ],
  "web/pages": [
    "web/views",
    "web/components",
    "web/state",
    "web/text",
    "web/data",
    "web/model",
    "web/styles",
    "packages",
  ],
  "web/export": ["node:"],
  web: ["web/export", "packages"],
  scripts: ["node:", "tools/etl", "protocol", "packages", "scripts"],
  evalscope: ["node:", "evalscope", "@evalsite/protocol", "tools/etl", "packages"],
  "evalscope/launcher": [
    "node:",
    "evalscope",
    "tools/etl/load/lock.ts",
    "tools/etl/node/source-stack.ts",
    "tools/etl/secrets",
    "scripts/node-options.ts",
    "scripts/serve-site.ts",
    "commander",
    "yaml",
    "zod",
  ],
  "evalscope/launcher/testing": ["node:", "evalscope", "vitest"],
  bench: ["node:", "evalscope/seeded.ts", "scripts", "e2e", "packages"],
  // What a part of the conversion takes of the whole is measured in one process.
  "bench/etl": [
    "node:",
    "evalscope/seeded.ts",
    "scripts",
    "packages",
    "bench",
    "@evalsite/protocol",
    "tools/etl/testing",
    "tools/etl/transform",
  ],
  "bench/generate": ["node:", "evalscope/seeded.ts"],
};

/** Known breaches, each with the reason why it stays for now. */
const debt: readonly string[] = [
  // The compare page mounts the tabs that other views export.
  "web/views/compare → web/views/samples",
  "web/views/compare → web/views/curves",
  "web/views/run → web/views/samples",
  "web/views/run → web/views/curves",
];

const skipped = new Set(["node_modules", "out", ".next", "fixtures", "public", "raw"]);

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.(test|d)\.ts$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  const matches = text.matchAll(
    /^(?:import|export|\}).*\bfrom "([^"\n]+)"|^import "([^"\n]+)"|\bimport\("([^"\n]+)"\)/gm,
  );
  return [...matches].map(([, from, bare, dynamic]) => {
    const specifier = from ?? bare ?? dynamic ?? "";
    return specifier.startsWith(".") ? relative(root, join(dirname(file), specifier)) : specifier;
  });
}

/** The entry of `allowed` that a file falls under. */
function ruleOf(path: string): string | undefined {
  return Object.keys(allowed)
    .filter((rule) => matches(rule, path))
    .toSorted((a, b) => b.split("/").length - a.split("/").length)[0];
}

function matches(rule: string, path: string): boolean {
  const segments = path.split("/");
  const isFile = segments.length <= rule.split("/").length && rule.endsWith("*");
  return !isFile && rule.split("/").every((part, at) => part === "*" || part === segments[at]);
}

/** The folder a `*` rule stands for; readers and views must not import their siblings. */
function homeOf(rule: string, path: string): string {
  return path.split("/").slice(0, rule.split("/").length).join("/");
}

function isAllowed(rule: string, home: string, target: string): boolean {
  if (isBelow(target, home)) return true;
  return (allowed[rule] ?? []).some((entry) => {
    if (entry === "packages")
      return !/^(protocol|statistics|tools|web|scripts|evalscope|e2e|bench)\//.test(target);
    if (entry.endsWith(":")) return target.startsWith(entry);
    if (rule.endsWith("*") && `${entry}/*` === rule) return dirname(target) === entry;
    return isBelow(target, entry);
  });
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function breaches(): readonly string[] {
  const files = ["protocol", "statistics", "tools", "web", "scripts", "evalscope", "bench"].flatMap(
    (folder) => sources(join(root, folder)),
  );
  const found = files.flatMap((file) => {
    const path = relative(root, file);
    const rule = ruleOf(path);
    if (rule === undefined) return [`${path} falls under no rule`];
    const home = homeOf(rule, path);
    return importsOf(file)
      .filter((target) => !isAllowed(rule, home, target))
      .map((target) => `${home} → ${target.split("/").slice(0, 3).join("/")} (${path})`);
  });
  return found.filter((breach) => !debt.some((known) => breach.startsWith(`${known} `)));
}

test("imports follow docs/architecture.md", () => {
  expect(breaches()).toEqual([]);
});

test("the check would notice a reader that imports another, and one that imports Node", () => {
  const rule = ruleOf("tools/etl/extract/verl/index.ts") ?? "";
  expect(rule).toBe("tools/etl/extract/*");
  const home = homeOf(rule, "tools/etl/extract/verl/index.ts");
  expect(isAllowed(rule, home, "tools/etl/extract/ms-swift/index.ts")).toBe(false);
  expect(isAllowed(rule, home, "node:fs")).toBe(false);
  expect(isAllowed(rule, home, "tools/etl/extract/fact.ts")).toBe(true);
  expect(isAllowed(rule, home, "tools/etl/extract/verl/other.ts")).toBe(true);
});
