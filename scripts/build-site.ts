import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { isSite, publishToSite } from "../tools/etl/load/site.ts";
import { bin, contentDigest, dataDir, root, run, setStamp, siteDir, stampOf } from "./project.ts";

/** What the site is made of: its own folder, those of the project's packages that it needs, all others. */
export const siteSources = ["web", "protocol", "statistics", "package-lock.json"] as const;

/** Builds and exports the site into web/out, unless it is up to date. @returns an exit code. */
export async function buildSite(): Promise<number> {
  const wanted = contentDigest(siteSources.map((path) => join(root, path)));
  if (isSite(siteDir) && stampOf("site") === wanted) return 0;
  process.stderr.write("Building the site…\n");
  const environment = { NEXT_TELEMETRY_DISABLED: "1" };
  const built = await run(bin("next"), ["build"], { cwd: join(root, "web"), env: environment });
  if (built !== 0) return built;
  const relocated = await run(process.execPath, [join(root, "web/export/relocate.ts"), siteDir]);
  if (relocated !== 0) return relocated;
  // `next build` copies public/ into the export; the data goes there by links instead.
  await rm(join(siteDir, "data"), { recursive: true, force: true });
  if (existsSync(join(dataDir, "manifest.json"))) await publishToSite(dataDir, siteDir);
  setStamp("site", wanted);
  return 0;
}
