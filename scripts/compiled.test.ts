import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { compiledFolder, programs } from "./compiled.ts";
import { root } from "./project.ts";

/** A project whose programs and threads say what the sources said, with packages of the real one. */
function project(): string {
  const place = realpathSync(mkdtempSync(join(tmpdir(), "evalsite-compiled-")));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  cpSync(join(root, "package-lock.json"), join(place, "package-lock.json"));
  mkdirSync(join(place, "node_modules"));
  symlinkSync(join(root, "node_modules/rolldown"), join(place, "node_modules/rolldown"));
  mkdirSync(join(place, "scripts"));
  for (const name of ["run", "compile", "compiled", "project"])
    cpSync(join(root, `scripts/${name}.ts`), join(place, `scripts/${name}.ts`));
  for (const path of [...Object.values(programs), ...threads])
    write(
      place,
      path,
      `import { word } from "${upFrom(path)}word.ts"; console.log(word as string);`,
    );
  write(place, "word.ts", `export const word: string = "one";`);
  return place;
}

const threads = ["tools/etl/pipeline/thread.ts", "tools/etl/pipeline/look-thread.ts"];

function upFrom(path: string): string {
  return "../".repeat(path.split("/").length - 1);
}

function write(place: string, path: string, text: string): void {
  mkdirSync(join(place, path, ".."), { recursive: true });
  writeFileSync(join(place, path), text);
}

function run(place: string, name = "etl", args: readonly string[] = []) {
  const file = join(place, "scripts/run.ts");
  const done = spawnSync(process.execPath, [file, name, ...args], { encoding: "utf8" });
  return { said: done.stdout, complained: done.stderr, code: done.status };
}

function made(place: string): readonly string[] {
  return readdirSync(compiledFolder(place)).toSorted();
}

/** The program says which file it is. */
const tellsPlace = `import { word } from "../../word.ts";
console.log(word, process.argv[1] ?? "", import.meta.dirname, process.argv.slice(2).join());`;

test("a program runs compiled, knows its arguments and where its source lies", () => {
  const place = project();
  write(place, programs.etl, tellsPlace);
  const { said } = run(place, "etl", ["--a", "b"]);
  const [latest = ""] = made(place);
  const file = join(compiledFolder(place), latest, "etl.js");
  expect(said).toBe(`one ${file} ${join(place, "tools/etl")} --a,b\n`);
  expect(existsSync(`${file}.map`)).toBe(true);
});

test("what is written runs, however often it changes, and nothing is compiled twice", () => {
  const place = project();
  expect(run(place).said).toBe("one\n");
  const [first = ""] = made(place);
  expect(run(place).said).toBe("one\n");
  expect(made(place)).toEqual([first, "latest"]);
  write(place, "word.ts", `export const word = "two";`);
  expect(run(place).said).toBe("two\n");
  expect(made(place)).toHaveLength(3);
  write(place, "word.ts", `export const word: string = "one";`);
  expect(run(place).said).toBe("one\n");
  expect(made(place)).toHaveLength(3);
  write(place, "package-lock.json", "{}");
  expect(run(place, "gate").said).toBe("one\n");
  expect(made(place)).toHaveLength(4);
});

test("threads run compiled as well", () => {
  const place = project();
  write(
    place,
    programs.etl,
    `import { Worker } from "node:worker_threads"; new Worker(new URL("./pipeline/thread.ts", import.meta.url));`,
  );
  write(
    place,
    "tools/etl/pipeline/thread.ts",
    `console.log(process.env["PLACE"] ?? "", "thread");`,
  );
  run(place);
  const [latest = ""] = made(place);
  const compiled = readFileSync(join(compiledFolder(place), latest, "etl.js"), "utf8");
  expect(compiled).toContain('new URL("./pipeline/thread.ts", "file://');
  write(
    place,
    "tools/etl/pipeline/threads.ts",
    `import { Worker } from "node:worker_threads"; new Worker(new URL("./thread.ts", import.meta.url));`,
  );
  write(place, programs.etl, `import "./pipeline/threads.ts";`);
  write(place, "tools/etl/pipeline/thread.ts", `console.log(import.meta.url.startsWith("file:"));`);
  expect(run(place).said).toBe("true\n");
});

test("a source that does not compile fails as itself", () => {
  const place = project();
  write(place, "word.ts", `export const word = ;`);
  const { code, complained } = run(place);
  expect(code).toBe(1);
  expect(complained).toContain("word.ts");
  expect(made(place)).toEqual([]);
});

test("where nothing can be written, sources run", () => {
  const place = project();
  mkdirSync(join(compiledFolder(place), ".."), { recursive: true });
  writeFileSync(compiledFolder(place), "a file stands there");
  expect(run(place).said).toBe("one\n");
});

test("two processes at once leave one compiled program, whole", async () => {
  const place = project();
  const file = join(place, "scripts/run.ts");
  const outputs = [0, 1].map(async () => {
    const child = spawn(process.execPath, [file, "etl"]);
    let said = "";
    child.stdout.on("data", (text: Buffer) => (said += text.toString()));
    await once(child, "close");
    return said;
  });
  expect(await Promise.all(outputs)).toEqual(["one\n", "one\n"]);
  expect(made(place)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), "latest"]);
});

test("a stack names the sources", () => {
  const place = project();
  cpSync(join(root, "tools/etl/node/source-stack.ts"), join(place, "tools/etl/source-stack.ts"));
  write(
    place,
    programs.etl,
    `import { sourceStack } from "./source-stack.ts";
import { fail } from "../../word.ts";
try { fail(); } catch (error) { console.log(sourceStack((error as Error).stack ?? "")); }`,
  );
  write(
    place,
    "word.ts",
    `interface Nothing {}\n\nexport function fail(): void {\n  throw new Error("it failed");\n}`,
  );
  for (const path of threads) write(place, path, "");
  for (const path of [programs.gate, programs.report, programs.eval]) write(place, path, "");
  expect(run(place).said).toMatch(/^Error: it failed\n +at fail \([^\s]*word\.ts:4:\d+\)/);
});

test("the compiled ETL writes what its sources write, and knows what they wrote", () => {
  const place = mkdtempSync(join(tmpdir(), "evalsite-compiled-"));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  const [name = ""] = readdirSync(join(root, "examples/raw/runs"));
  cpSync(join(root, "examples/raw/runs", name), join(place, "raw", name), { recursive: true });
  const out = join(place, "out");
  const convert = (...start: readonly string[]) =>
    spawnSync(
      process.execPath,
      [...start, "--raw-dir", join(place, "raw"), "--out-dir", out, "--json"],
      {
        encoding: "utf8",
        cwd: root,
      },
    ).stdout;
  expect(convert("tools/etl/main.ts")).toContain('"written": true');
  expect(convert("scripts/run.ts", "etl")).toContain('"written": false');
});

test("a compiler that is killed leaves nothing that runs", async () => {
  const place = project();
  mkdirSync(compiledFolder(place), { recursive: true });
  const child = spawn(process.execPath, [join(place, "scripts/compile.ts"), place]);
  while (made(place).length === 0) await new Promise((resolve) => setImmediate(resolve));
  child.kill("SIGKILL");
  await once(child, "close");
  const left = made(place);
  expect(left.every((name) => name.startsWith(".making-")) || left.includes("latest")).toBe(true);
  expect(run(place).said).toBe("one\n");
});
