import { Command, InvalidArgumentError } from "commander";
import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError, isWithin, realPath } from "../etl/cli-output.ts";
import { isSite } from "../etl/load/site.ts";
import { FolderStore } from "./stores/folder-store.ts";
import { S3Store } from "./stores/s3-store.ts";
import type { Store } from "./stores/store.ts";

/** What is asked for, checked. */
export interface Options {
  readonly store: Store;
  readonly siteDir: string;
  readonly dataDir: string;
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly keepMs: number;
}

interface Given {
  readonly siteDir: string;
  readonly dataDir: string;
  readonly keepHours: number;
  readonly force: boolean;
  readonly dryRun: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws UsageError; CommanderError after --help and for options that are wrong */
export function readOptions(args: readonly string[], environment: Environment): Options {
  const command = commandLine().parse(args, { from: "user" });
  const { siteDir, dataDir, keepHours, force, dryRun } = command.opts<Given>();
  const [target = ""] = command.args;
  if (!isSite(resolve(siteDir)))
    throw new UsageError(`${siteDir} holds no exported site; run "npm run build" first.`);
  if (!existsSync(dataDir))
    throw new UsageError(`${dataDir} does not exist; run "npm run etl" first.`);
  const folders = { siteDir: resolve(siteDir), dataDir: resolve(dataDir) };
  const store = storeOf(target, environment, Object.values(folders));
  return { ...folders, store, force, dryRun, keepMs: keepHours * 3_600_000 };
}

function commandLine(): Command {
  return new Command("publish")
    .description(
      "Puts the exported site with its data where others can read it: docs/publishing.md.",
    )
    .argument("<target>", "a folder, or s3://bucket/prefix")
    .option("--site-dir <folder>", "the exported site", "./web/out")
    .option("--data-dir <folder>", "the publication that goes with it", "./web/public/data")
    .option("--dry-run", "say what would be done, write nothing", false)
    .option("--force", "replace also what is newer, or was put there by other means", false)
    .option(
      "--keep-hours <n>",
      "how long what is replaced or gone stays for pages that are open",
      hoursOf,
      24,
    )
    .showHelpAfterError("(--help lists the options)")
    .exitOverride();
}

function hoursOf(text: string): number {
  const hours = Number(text);
  if (text.trim() === "" || !(hours >= 0 && hours <= 8784))
    throw new InvalidArgumentError("It must be a number of hours, up to a year.");
  return hours;
}

function storeOf(target: string, environment: Environment, sources: readonly string[]): Store {
  const scheme = /^([a-z][a-z\d+.-]+):\/\//i.exec(target)?.[1]?.toLowerCase();
  if (scheme === "s3") return s3Store(target, environment);
  if (scheme !== undefined)
    throw new UsageError(`${target}: the target is a folder, or s3://bucket/prefix.`);
  return folderStore(target, sources);
}

/** What is not ours is never removed, but a folder of other things was hardly meant. */
function folderStore(target: string, sources: readonly string[]): Store {
  const folder = resolve(target);
  const real = realPath(folder);
  const near = sources.find(
    (source) => isWithin(real, realPath(source)) || isWithin(realPath(source), real),
  );
  if (near !== undefined)
    throw new UsageError(`${target} and ${near} lie in one another; name a folder of its own.`);
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => !name.startsWith("."))
    : [];
  if (names.length > 0 && !names.includes("data"))
    throw new UsageError(`${target} holds "${names[0]}", which is no site; name an empty folder.`);
  return new FolderStore(folder);
}

function s3Store(target: string, environment: Environment): Store {
  const { hostname: bucket, pathname } = new URL(target);
  const prefix = decodeURI(pathname).replaceAll(/^\/+|\/+$/g, "");
  if (bucket === "" || prefix.split("/").some((part) => part === "." || part === ".."))
    throw new UsageError(`${target} names no bucket; it is s3://bucket/prefix.`);
  const set = (name: string) => environment[name] || null;
  const accessKeyId = set("AWS_ACCESS_KEY_ID");
  const secretAccessKey = set("AWS_SECRET_ACCESS_KEY");
  if (accessKeyId === null || secretAccessKey === null)
    throw new UsageError(
      "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set; of a profile or role they are told by: aws configure export-credentials --format env",
    );
  const endpoint = set("AWS_ENDPOINT_URL_S3") ?? set("AWS_ENDPOINT_URL");
  if (endpoint !== null && !URL.canParse(endpoint))
    throw new UsageError(`AWS_ENDPOINT_URL is "${endpoint}", which is no address.`);
  const region = set("AWS_REGION") ?? set("AWS_DEFAULT_REGION") ?? "us-east-1";
  const sessionToken = set("AWS_SESSION_TOKEN");
  const credentials = { accessKeyId, secretAccessKey, sessionToken, region };
  return new S3Store({ bucket, prefix, endpoint }, credentials);
}
