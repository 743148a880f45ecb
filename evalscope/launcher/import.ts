/** `npm run import`: see docs/evalscope.md. */
import { Command, Option } from "commander";
import { resolve } from "node:path";
import { convert } from "./convert.ts";
import { LaunchError, runCommand } from "./failure.ts";
import { importFolders } from "./import-folders.ts";
import type { ImportMode } from "./import-plan.ts";
import { defaultOutDir, defaultRawDir } from "./places.ts";
import { portOf } from "./site/pages.ts";
import { tellPages } from "./site/show-pages.ts";
import { tell } from "./tell.ts";

interface Options {
  readonly copy?: boolean;
  readonly link?: boolean;
  readonly reference?: boolean;
  readonly runId?: string;
  readonly rawDir: string;
  readonly outDir: string;
}

const modes: readonly ImportMode[] = ["copy", "link", "reference"];

function modeOf(options: Options): ImportMode {
  const told = modes.filter((mode) => options[mode]);
  if (told.length > 1) throw new LaunchError(`--${told.join(" and --")}: choose one of them`);
  return told[0] ?? "copy";
}

async function main(): Promise<number> {
  const command = new Command("import")
    .description("Brings finished evaluations and trainers' folders into the raw folder.")
    .argument("<folder...>", "output folders of evalscope or of a trainer")
    .addOption(new Option("--copy", "copy the files, without weights (the default)"))
    .addOption(
      new Option(
        "--link",
        "hard links: no space, same disk; what is written into these files later is published, too",
      ),
    )
    .addOption(
      new Option(
        "--reference",
        "a link to the folder: what anybody adds there is published from here",
      ),
    )
    .option("--run-id <id>", "the run's id, for one folder (default: the folder's name)")
    .option("--raw-dir <folder>", "raw runs, one folder each", defaultRawDir)
    .option("--out-dir <folder>", "where the JSON goes", defaultOutDir)
    .showHelpAfterError("(--help lists the options)")
    .parse();
  const options = command.opts<Options>();
  const [rawDir, outDir] = [resolve(options.rawDir), resolve(options.outDir)];
  const done = importFolders(command.args, rawDir, modeOf(options), options.runId ?? null);
  for (const { line } of done) tell(line);
  const runIds = done.map(({ runId }) => runId);
  const converted = await convert({ rawDir, outDir, siteDir: null, runIds, quiet: false });
  await tellPages(outDir, runIds, portOf(process.env));
  return converted;
}

await runCommand(main);
