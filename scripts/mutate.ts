import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { constants, setPriority, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { type Mutant, mutantsOf, sampleOf, withMutant } from "./mutants.ts";
import { root } from "./project.ts";

/**
 * `npm run mutate -- [--only <path>] [--most <n>] [--seed <n>]`: puts one small fault after the other into a
 * copy of the project and runs the tests of these folders that are related to its file. What no test sees is printed: a
 * survivor is a missing test, or a fault that changes nothing.
 */
const folders = ["protocol", "statistics", "tools/etl/transform", "tools/etl/extract", "web/model"];

/** A fault may make a loop endless. */
const mostMs = 90_000;

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: folders },
    most: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
  },
});

setPriority(constants.priority.PRIORITY_LOW);
const copy = mkdtempSync(join(tmpdir(), "evalsite-mutate-"));
process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => stop.abort());

const files = projectFiles();
copyProject(files);
// The tests of these folders start no process: thousands of them in seconds.
const tests = JSON.stringify(folders.map((folder) => `${folder}/**/*.test.ts`));
writeFileSync(
  join(copy, "mutate.config.mjs"),
  `export default { test: { include: ${tests}, env: { TZ: "UTC", LC_ALL: "C" } } };\n`,
);
const mutants = sampleOf(
  files.filter(isMutated).flatMap((file) => mutantsOf(file, textOf(file))),
  Number(values.most),
  Number(values.seed),
);
const broken = await failing([...new Set(mutants.map(({ file }) => file))], [], null);
if (broken) {
  process.stderr.write("Tests fail without a fault put in; run npm run test:unit and mend these\n");
  process.exitCode = 1;
} else await report(mutants);

function projectFiles(): readonly string[] {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  return execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
}

function isMutated(file: string): boolean {
  const isAsked = values.only.some((path) => file === path || file.startsWith(`${path}/`));
  return (
    isAsked && file.endsWith(".ts") && !/\.(?:test|d)\.ts$|\/(?:testing|fixtures)\//.test(file)
  );
}

function textOf(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** The files as they are now, with the installed packages; the workspaces among these are the copy's own. */
function copyProject(paths: readonly string[]): void {
  for (const path of paths) cpSync(join(root, path), join(copy, path));
  const [packages, own] = ["node_modules", "node_modules/@evalsite"] as const;
  mkdirSync(join(copy, own), { recursive: true });
  for (const name of readdirSync(join(root, packages)))
    if (name !== "@evalsite" && name !== ".cache")
      symlink(join(root, packages, name), join(packages, name));
  cpSync(join(root, own), join(copy, own), { recursive: true, verbatimSymlinks: true });
}

function symlink(target: string, path: string): void {
  symlinkSync(target, join(copy, path), "junction");
}

async function report(sample: readonly Mutant[]): Promise<void> {
  let seen = 0;
  let survived = 0;
  for (const mutant of sample) {
    const isKilled = await isSeen(mutant);
    if (stop.signal.aborted) break;
    seen++;
    if (!isKilled) survived++;
    process.stdout.write(`${isKilled ? "killed  " : "SURVIVED"} ${shown(mutant)}\n`);
  }
  const score = seen === 0 ? "none" : `${(((seen - survived) / seen) * 100).toFixed(0)} %`;
  process.stdout.write(
    `${seen - survived} of ${seen} mutants were seen by a test: ${score} (seed ${values.seed})\n`,
  );
}

function shown({ file, line, original, replacement }: Mutant): string {
  const short = (text: string) =>
    (text.length > 60 ? `${text.slice(0, 59)}…` : text).replaceAll(/\s+/g, " ");
  return `${file}:${line} ${short(original)} → ${short(replacement)}`;
}

/** Whether a test fails: first of those in the file's folder, which take a fraction of the time. */
async function isSeen(mutant: Mutant): Promise<boolean> {
  const { file } = mutant;
  const path = join(copy, file);
  writeFileSync(path, withMutant(textOf(file), mutant));
  try {
    return (await failing([file], ["--dir", dirname(file)])) || (await failing([file]));
  } finally {
    writeFileSync(path, textOf(file));
  }
}

/** Whether a test that imports one of these, through others too, fails or does not end in time. */
function failing(
  paths: readonly string[],
  more: readonly string[] = [],
  withinMs: number | null = mostMs,
): Promise<boolean> {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const options = [
    "--run",
    "--bail=1",
    "--config=mutate.config.mjs",
    "--passWithNoTests",
    `--testTimeout=${mostMs}`,
    ...more,
  ];
  const args = [vitest, "related", ...paths, ...options];
  // A group of its own: a worker in an endless loop does not end with its parent.
  const child = spawn(process.execPath, args, { cwd: copy, stdio: "ignore", detached: true });
  const end = () => void process.kill(-(child.pid ?? 0), "SIGKILL");
  const late = withinMs === null ? [] : [AbortSignal.timeout(withinMs)];
  const signal = AbortSignal.any([stop.signal, ...late]);
  signal.addEventListener("abort", end);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      signal.removeEventListener("abort", end);
      resolve(code !== 0);
    });
  });
}
