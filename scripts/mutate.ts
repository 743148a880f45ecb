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
import { inOrder, type Mutant, mutantsOf, withMutant } from "./mutants.ts";
import { root } from "./project.ts";

/**
 * `npm run mutate -- [--only <path>] [--most <n>] [--seed <n>] [--seconds <n>]`: puts one small fault after the other into a
 * copy of the project and runs the tests that are related to its file: those of these folders, then some that convert whole
 * runs. What no test sees is printed: a survivor is a missing test, or a fault that changes nothing. A fault that the type
 * checker refuses is none: the next takes its place.
 */
const folders = ["protocol", "statistics", "tools/etl/transform", "tools/etl/extract", "web/model"];

/** Tests and what only tests use. */
const notMutated = /\.(?:test|d)\.ts$|fixtures?\.ts$|\/(?:testing|fixtures)\//;

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: folders },
    most: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    seconds: { type: "string", default: "90" },
  },
});

/** A fault may make a loop endless. */
const mostMs = Number(values.seconds) * 1000;

setPriority(constants.priority.PRIORITY_LOW);
const copy = mkdtempSync(join(tmpdir(), "evalsite-mutate-"));
process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => stop.abort());

/** What became of a mutant; a test that did not end in time has seen it, or the machine was busy. */
type Fate = "killed" | "late" | "survived";
const words = { killed: "killed  ", late: "late    ", survived: "SURVIVED" } as const;

const files = projectFiles();
copyProject(files);
const configs = { pure: "mutate.config.mjs", whole: "mutate-whole.config.mjs" } as const;
// The tests of these folders start no process: thousands of them in seconds.
putConfig(
  configs.pure,
  folders.map((folder) => `${folder}/**/*.test.ts`),
);
// What is shown and converted of whole runs, for what those let pass.
putConfig(configs.whole, [
  "web/**/*.test.ts",
  "tools/gate/*.test.ts",
  "tools/etl/cases/*.test.ts",
  "tools/etl/pipeline/{merging,projects,scores,series-found,traits}.test.ts",
]);
writeFileSync(join(copy, "tsconfig.mutate.json"), JSON.stringify(typeChecks()));
const mutants = inOrder(
  files.filter(isMutated).flatMap((file) => mutantsOf(file, textOf(file))),
  Number(values.seed),
);
const first = mutants.slice(0, Number(values.most));
const firstFiles = [...new Set(first.map(({ file }) => file))];
if (!(await passesUnchanged())) {
  process.stderr.write("Tests fail without a fault put in; run npm run test:unit and mend these\n");
  process.exitCode = 1;
} else if (!(await passesTypes())) {
  process.stderr.write("Types are wrong without a fault put in; run npm run typecheck\n");
  process.exitCode = 1;
} else await report(mutants);

function projectFiles(): readonly string[] {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  return execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
}

function isMutated(file: string): boolean {
  const isAsked = values.only.some((path) => file === path || file.startsWith(`${path}/`));
  return isAsked && file.endsWith(".ts") && !notMutated.test(file);
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

function putConfig(name: string, include: readonly string[]): void {
  const test = { include, env: { TZ: "UTC", LC_ALL: "C" } };
  writeFileSync(join(copy, name), `export default ${JSON.stringify({ test })};\n`);
}

function symlink(target: string, path: string): void {
  symlinkSync(target, join(copy, path), "junction");
}

/** Unused names and lines never reached are no wrong types. */
function typeChecks() {
  const compilerOptions = {
    lib: ["esnext", "dom", "dom.iterable"],
    types: ["node"],
    incremental: true,
    tsBuildInfoFile: "./tsbuildinfo",
    noUnusedLocals: false,
    noUnusedParameters: false,
    allowUnreachableCode: true,
  };
  return { extends: "./tsconfig.base.json", compilerOptions, include: folders };
}

async function passesUnchanged(): Promise<boolean> {
  for (const config of Object.values(configs))
    if ((await failing(firstFiles, config, [], null)) !== "survived") return false;
  return true;
}

async function report(all: readonly Mutant[]): Promise<void> {
  const count = { killed: 0, late: 0, survived: 0, refused: 0 };
  let tried = 0;
  for (const mutant of all) {
    const fate = await fateOf(mutant);
    if (stop.signal.aborted) break;
    count[fate]++;
    if (fate === "refused") continue;
    process.stdout.write(`${words[fate]} ${shown(mutant)}\n`);
    if (++tried >= Number(values.most)) break;
  }
  const seen = count.killed + count.late;
  const score = tried === 0 ? "none" : `${((seen / tried) * 100).toFixed(0)} %`;
  process.stdout.write(
    `${seen} of ${tried} mutants were seen by a test: ${score} (seed ${values.seed}); ` +
      `${count.late} of them for not ending within ${values.seconds} s; the type checker refused ${count.refused} more\n`,
  );
}

function shown({ file, line, original, replacement }: Mutant): string {
  const short = (text: string) =>
    (text.length > 60 ? `${text.slice(0, 59)}…` : text).replaceAll(/\s+/g, " ");
  return `${file}:${line} ${short(original)} → ${short(replacement)}`;
}

/** Whether a test fails: first of those in the file's folder, which take a fraction of the time. */
async function fateOf(mutant: Mutant): Promise<Fate | "refused"> {
  const { file } = mutant;
  const path = join(copy, file);
  writeFileSync(path, withMutant(textOf(file), mutant));
  try {
    if (!(await passesTypes())) return "refused";
    const near = await failing([file], configs.pure, ["--dir", dirname(file)]);
    if (near !== "survived") return near;
    const pure = await failing([file], configs.pure);
    return pure === "survived" ? await failing([file], configs.whole, [], null) : pure;
  } finally {
    writeFileSync(path, textOf(file));
  }
}

/** What the tests that import one of these, through others too, say. */
function failing(
  paths: readonly string[],
  config: string,
  more: readonly string[] = [],
  withinMs: number | null = mostMs,
): Promise<Fate> {
  const options = [
    "--run",
    "--bail=1",
    `--config=${config}`,
    "--passWithNoTests",
    `--testTimeout=${mostMs}`,
    ...more,
  ];
  return ran(["node_modules/vitest/vitest.mjs", "related", ...paths, ...options], withinMs);
}

async function passesTypes(): Promise<boolean> {
  return (
    (await ran(["node_modules/typescript/bin/tsc", "-p", "tsconfig.mutate.json"], null)) ===
    "survived"
  );
}

function ran(
  [program, ...args]: readonly [string, ...string[]],
  withinMs: number | null,
): Promise<Fate> {
  // A group of its own: a worker in an endless loop does not end with its parent.
  const child = spawn(process.execPath, [join(root, program), ...args], {
    cwd: copy,
    stdio: "ignore",
    detached: true,
  });
  const end = () => void process.kill(-(child.pid ?? 0), "SIGKILL");
  const late = withinMs === null ? [] : [AbortSignal.timeout(withinMs)];
  const signal = AbortSignal.any([stop.signal, ...late]);
  signal.addEventListener("abort", end);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      signal.removeEventListener("abort", end);
      resolve(code === 0 ? "survived" : code === null ? "late" : "killed");
    });
  });
}
