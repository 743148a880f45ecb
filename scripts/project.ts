import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The project's folders, and how its parts are run. */
export const root = join(import.meta.dirname, "..");
export const dataDir = join(root, "web/public/data");
export const siteDir = join(root, "web/out");

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs a program to its end. A signal that ends this process ends the program, too. @returns its exit code. */
export function run(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<number> {
  const child = spawn(program, args, {
    cwd: options.cwd ?? root,
    stdio: "inherit",
    env: { ...process.env, ...options.env },
  });
  // A terminal tells the whole group of Ctrl-C, another process only the one that it knows.
  let told: NodeJS.Signals | null = null;
  const end = (signal: NodeJS.Signals) => {
    told = signal;
    child.kill("SIGTERM");
  };
  for (const signal of signals) process.on(signal, end);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      for (const signal of signals) process.off(signal, end);
      if (told !== null) process.kill(process.pid, told);
      else resolve(code ?? 1);
    });
  });
}

/** A program of an installed package. */
export function bin(name: string): string {
  return join(root, "node_modules/.bin", name);
}

/** Digest over the content of files and folders, without what is made from them. */
export function contentDigest(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths)
    for (const file of filesBelow(path)) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

const made = new Set(["node_modules", ".next", "out", "public", "next-env.d.ts"]);

function filesBelow(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !made.has(name) && !name.endsWith(".tsbuildinfo"))
    .toSorted()
    .flatMap((name) => filesBelow(join(path, name)));
}

const stamps = join(root, "node_modules/.cache/evalsite");

/** What a step was last done for; null if never. */
export function stampOf(step: string): string | null {
  try {
    return readFileSync(join(stamps, step), "utf8");
  } catch {
    return null;
  }
}

export function setStamp(step: string, value: string): void {
  mkdirSync(dirname(join(stamps, step)), { recursive: true });
  writeFileSync(join(stamps, step), value);
}
