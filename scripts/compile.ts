import {
  mkdirSync,
  readFileSync,
  existsSync,
  readdirSync,
  renameSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { randomUUID } from "node:crypto";
import { dirname, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { type Plugin, rolldown } from "rolldown";
import {
  type ProgramName,
  compiledFolder,
  isProgram,
  latestName,
  programs,
  sourcesDigest,
  sourcesName,
} from "./compiled.ts";

/** What threads of the programs run. */
const threads = {
  thread: "tools/etl/pipeline/thread.ts",
  "look-thread": "tools/etl/pipeline/look-thread.ts",
} as const;

/** Where packages come from decides about the program, too. */
const lockFile = "package-lock.json";

/** Made folders that are kept: a process that stays starts its threads from the one it came from. */
const mostKept = 20;
/** What was being made so long ago is left over from a process that was killed. */
const abandonedMs = 3_600_000;

/** What was read of the project, and what imports what. */
interface Sources {
  readonly contents: Map<string, Buffer>;
  readonly imports: Map<string, readonly string[]>;
}

/**
 * Compiles the programs, with source maps, into a folder of their own: it appears whole, by one rename, or not at all.
 * Two processes may do so at once.
 */
async function compile(project: string): Promise<void> {
  const place = compiledFolder(project);
  const making = join(place, `.making-${process.pid}-${randomUUID()}`);
  mkdirSync(making);
  try {
    const sources = { contents: new Map<string, Buffer>(), imports: new Map() };
    sources.contents.set(lockFile, readFileSync(join(project, lockFile)));
    await bundle(project, making, sources);
    const all = sorted(sources.contents.keys());
    const folder = digestOf(project, all, sources);
    for (const name of Object.keys(programs).filter(isProgram))
      writeFileSync(join(making, sourcesName(name)), listOf(name, project, sources));
    moveTo(making, join(place, folder));
    const latest = join(place, `.${latestName}-${process.pid}`);
    writeFileSync(latest, folder);
    renameSync(latest, join(place, latestName));
    removeOld(place);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

async function bundle(project: string, dir: string, sources: Sources): Promise<void> {
  const entries = Object.entries({ ...programs, ...threads });
  const build = await rolldown({
    input: Object.fromEntries(entries.map(([name, path]) => [name, join(project, path)])),
    platform: "node",
    // It starts threads from a file of its own.
    external: ["tinypool"],
    plugins: [asTheyLie(project, sources)],
  });
  await build.write({ dir, format: "esm", sourcemap: true });
}

/** Keeps what is read of each source, and lets what asks where it lies know the place of the source. */
function asTheyLie(project: string, { contents, imports }: Sources): Plugin {
  const pathOf = (id: string) => relative(project, id).replaceAll(sep, "/");
  return {
    name: "sources",
    load(id) {
      const path = pathOf(id);
      const isOurs = path.endsWith(".ts") && !/^\.\.|(^|\/)node_modules\//.test(path);
      if (!isOurs) return null;
      const content = readFileSync(id);
      contents.set(path, content);
      return { code: placed(content.toString("utf8"), id), moduleType: "ts" };
    },
    buildEnd() {
      for (const id of this.getModuleIds()) {
        const { importedIds = [], dynamicallyImportedIds = [] } = this.getModuleInfo(id) ?? {};
        imports.set(pathOf(id), [...importedIds, ...dynamicallyImportedIds].map(pathOf));
      }
    },
  };
}

/** Threads are beside the compiled program, everything else where the source says. */
function placed(code: string, source: string): string {
  return code.replaceAll(
    /new URL\("\.\/([\w-]+)\.ts", import\.meta\.url\)|import\.meta\.(dirname|filename|url)/g,
    (whole: string, thread: string | undefined, what: string | undefined) => {
      if (thread !== undefined)
        return Object.hasOwn(threads, thread)
          ? `new URL("./${thread}.js", import.meta.url)`
          : `new URL("./${thread}.ts", ${JSON.stringify(pathToFileURL(source).href)})`;
      if (what === "dirname") return JSON.stringify(dirname(source));
      if (what === "filename") return JSON.stringify(source);
      return what === "url" ? JSON.stringify(pathToFileURL(source).href) : whole;
    },
  );
}

/** The sources of a program and its threads, and their digest. */
function listOf(name: ProgramName, project: string, sources: Sources): string {
  const reached = new Set<string>();
  const reach = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const next of sources.imports.get(path) ?? []) reach(next);
  };
  for (const entry of [lockFile, programs[name], ...Object.values(threads)]) reach(entry);
  // Of packages, the lock file speaks.
  const own = sorted([...reached].filter((path) => sources.contents.has(path)));
  return [digestOf(project, own, sources), ...own].join("\n");
}

function digestOf(project: string, paths: readonly string[], { contents }: Sources): string {
  return sourcesDigest(
    project,
    paths.map((path) => [path, contents.get(path) ?? new Uint8Array()] as const),
  );
}

function sorted(paths: Iterable<string>): readonly string[] {
  return [...paths].toSorted();
}

/** @throws if it cannot be moved and no other process has made the same meanwhile */
function moveTo(making: string, folder: string): void {
  try {
    renameSync(making, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    utimesSync(folder, new Date(), new Date()); // Not the next to be removed.
  }
}

/** All but the latest, and what killed processes left. */
function removeOld(place: string): void {
  const made = readdirSync(place)
    .filter((name) => name !== latestName)
    .map((name) => ({ name, path: join(place, name) }))
    .map((one) => ({ ...one, ageMs: Date.now() - (lookAt(one.path)?.mtimeMs ?? Date.now()) }))
    .toSorted((a, b) => a.ageMs - b.ageMs);
  const [unfinished, finished] = [
    made.filter(({ name }) => name.startsWith(".")),
    made.filter(({ name }) => !name.startsWith(".")),
  ];
  const old = [
    ...unfinished.filter(({ ageMs }) => ageMs > abandonedMs),
    ...finished.slice(mostKept),
  ];
  for (const { path } of old) rmSync(path, { recursive: true, force: true });
}

function lookAt(path: string) {
  return statSync(path, { throwIfNoEntry: false });
}

const [, , project = ""] = process.argv;
await compile(realpathSync(project));
