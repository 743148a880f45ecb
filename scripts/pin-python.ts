import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./project.ts";
import { pythonPins } from "./python-pins.ts";

/** The tool that decides which versions go together, for every platform and each Python that evalscope runs on. */
const uv = "uv==0.13.9";
const oldestPython = "3.10";
const [from, to] = ["evalscope/requirements.txt", "evalscope/constraints.txt"];
const head = `# Made by npm run pin-python of ${from}: all that it brings, for every platform, each with its digests.\n`;

function run(program: string, args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw error ?? new Error(`${program} ${args[0]} ended with ${status}`);
}

const place = mkdtempSync(join(tmpdir(), "evalsite-pins-"));
try {
  const windows = process.platform === "win32";
  const bin = (name: string) => join(place, windows ? "Scripts" : "bin", name);
  run(windows ? "python" : "python3", ["-m", "venv", place]);
  run(bin("python"), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", uv]);
  const made = join(place, "constraints.txt");
  const form = ["--generate-hashes", "--no-annotate", "--no-header", "--no-emit-index-url"];
  const where = ["--universal", "--python-version", oldestPython];
  run(bin("uv"), ["pip", "compile", "--quiet", ...where, ...form, from, "--output-file", made]);
  const text = readFileSync(made, "utf8");
  const pins = pythonPins(text);
  writeFileSync(join(root, to), head + text);
  process.stdout.write(`${to}: ${pins.length} packages\n`);
} finally {
  rmSync(place, { recursive: true, force: true });
}
