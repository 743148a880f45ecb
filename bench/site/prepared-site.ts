import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { etlCommand } from "../etl/etl-command.ts";
import { timed } from "../etl/timed-process.ts";
import { type DataSet, prepared } from "../generate/data-sets.ts";
import { buildSite } from "../../scripts/build-site.ts";
import { siteDir } from "../../scripts/project.ts";

/** The exported site of this working copy, built if it is out of date. @throws Error if it cannot be built */
export async function builtSite(): Promise<void> {
  if ((await buildSite()) !== 0) throw new Error("the site could not be built");
}

/** A copy of the exported site with the converted data set in it. @returns its folder */
export async function preparedSite(workDir: string, set: DataSet): Promise<string> {
  const rawDir = prepared(workDir, set);
  const folder = join(workDir, `site-${set.name}`);
  const outDir = join(workDir, `out-${set.name}`);
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  const data = join(siteDir, "data");
  cpSync(siteDir, folder, { recursive: true, filter: (path) => path !== data });
  process.stderr.write(`Converting ${set.name}…\n`);
  await timed(etlCommand(rawDir, outDir, folder));
  return folder;
}
