import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildSite } from "./build-site.ts";
import { findChromium, howToGetChromium, installChromium } from "./chromium.ts";
import { bin, root, run } from "./project.ts";

/** All checks and tests; the exit code tells whether all of them passed. */
interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

const totals: Totals = { passed: 0, failed: 0, skipped: 0 };

const checks: readonly (readonly [string, readonly string[]])[] = [
  ["oxlint", ["--type-aware", "--deny-warnings"]],
  ["oxfmt", ["--check"]],
  ["tsc", ["-p", "tsconfig.json"]],
  ["tsc", ["-p", "tsconfig.pure.json"]],
  ["tsc", ["-p", "web/tsconfig.json"]],
  ["knip", []],
];

async function check(program: string, args: readonly string[]): Promise<void> {
  const code = await run(bin(program), args);
  const shown = [program, ...args].join(" ");
  process.stdout.write(`${code === 0 ? "ok    " : "FAILED"} ${shown}\n`);
  if (code === 0) totals.passed++;
  else totals.failed++;
}

/** Runs a vitest project and adds its counts. */
async function suite(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const report = join(root, "node_modules/.cache/evalsite", `${name}.json`);
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run(bin("vitest"), ["run", ...args, ...reporters], { env });
  const counted = countsOf(report);
  totals.passed += counted.passed;
  totals.skipped += counted.skipped;
  totals.failed += code === 0 ? counted.failed : Math.max(1, counted.failed);
}

function countsOf(report: string): Totals {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function browserTests(): Promise<void> {
  const chromium = findChromium() ?? (await installChromium());
  if (chromium === null) {
    process.stdout.write(`${howToGetChromium}\n`);
    totals.failed++;
    return;
  }
  if ((await buildSite()) !== 0) totals.failed++;
  else await suite("e2e", ["--config", "e2e/vitest.config.ts"], { CHROMIUM_PATH: chromium });
}

for (const [program, args] of checks) await check(program, args);
await suite("unit", []);
await browserTests();
process.stdout.write(
  `${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
);
process.exitCode = totals.failed === 0 ? 0 : 1;
