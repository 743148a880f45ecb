import { join } from "node:path";
import { root } from "../../scripts/project.ts";
import { nodeOptions } from "../../scripts/node-options.ts";
import type { Command } from "./timed-process.ts";

/** The ETL as its users start it. `siteDir` is the exported site that the data is put into. */
export function etlCommand(rawDir: string, outDir: string, siteDir?: string): Command {
  const site = siteDir === undefined ? [] : ["--site-dir", siteDir];
  return {
    program: process.execPath,
    args: [
      ...nodeOptions,
      join(root, "scripts/run.ts"),
      "etl",
      "--raw-dir",
      rawDir,
      "--out-dir",
      outDir,
      "--json",
      ...site,
    ],
  };
}
