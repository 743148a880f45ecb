import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join, relative } from "node:path";
import { buildSite } from "./build-site.ts";
import {
  contentDigest,
  dataDir,
  listingDigest,
  root,
  run,
  setStamp,
  siteDir,
  stampOf,
} from "./project.ts";
import { serveSite } from "./serve-site.ts";

const port = Number(process.env["PORT"] ?? 3000);

/** The user's runs, or the examples while there are none. */
function rawFolder(): string {
  const own = join(root, "raw/runs");
  const hasRuns = existsSync(own) && readdirSync(own).some((name) => !name.startsWith("."));
  return hasRuns ? own : join(root, "examples/raw/runs");
}

/** Converts the raw runs unless neither they nor the converter changed. */
async function convert(): Promise<number> {
  const raw = rawFolder();
  const etl = contentDigest([join(root, "tools/etl"), join(root, "protocol")]);
  const wanted = `${etl}\n${listingDigest(raw)}\n${siteStamp()}`;
  if (stampOf("data") === wanted && existsSync(join(siteDir, "data/manifest.json"))) return 0;
  process.stderr.write(`Converting ${relative(root, raw)}…\n`);
  const args = ["--raw-dir", raw, "--out-dir", dataDir];
  const code = await run(process.execPath, [join(root, "tools/etl/main.ts"), ...args]);
  if (code !== 1) setStamp("data", wanted);
  return code === 2 ? 0 : code;
}

function siteStamp(): string {
  return stampOf("site") ?? "";
}

async function portIsFree(): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

async function serve(): Promise<void> {
  await serveSite(siteDir, port);
  process.stdout.write(`evalsite is at http://localhost:${port}  (Ctrl-C ends it)\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
}

async function main(): Promise<number | null> {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    process.stderr.write(
      `PORT is "${process.env["PORT"]}"; it must be a number from 1 to 65535.\n`,
    );
    return 1;
  }
  if (!(await portIsFree())) {
    process.stderr.write(`Port ${port} is taken; choose another: PORT=${port + 1} npm start\n`);
    return 1;
  }
  const built = await buildSite();
  if (built !== 0) return built;
  const converted = await convert();
  if (converted !== 0) return converted;
  await serve();
  return null;
}

const code = await main();
if (code !== null) process.exitCode = code;
