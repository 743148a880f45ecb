import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parseConfig } from "./config-file.ts";
import { launch } from "./launch.ts";

const home = mkdtempSync(join(tmpdir(), "evalsite-ends-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A program in the place of Python. */
function program(name: string, text: string): string {
  const path = join(home, name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe.runIf(process.platform === "linux")("an evalscope that a signal ends", () => {
  test.each([
    ["SEGV", "failed", "evalscope crashed: a segmentation fault (SIGSEGV)"],
    ["ABRT", "failed", "evalscope crashed: an abort (SIGABRT)"],
    ["KILL", "interrupted", "SIGKILL ended evalscope, as the system does when memory runs out"],
    ["TERM", "interrupted", "SIGTERM ended evalscope"],
  ])("%s: %s", async (signal, status, reason) => {
    const python = program(
      `python-${signal}`,
      `ulimit -c 0; echo "RuntimeError: last words"; kill -${signal} $$`,
    );
    const config = parseConfig(
      "model: m\napi_url: http://127.0.0.1:9/v1\neval_type: openai_api\ndatasets: [gsm8k]\n",
      "a.yaml",
    );
    const environment = { python, versions: { evalscope: "1", python: "3" }, sourceFolder: null };
    const runId = `run-${signal}`;
    const plan = { kind: "eval", config, rawDir: join(home, "raw"), runId, environment } as const;
    const outcome = await launch({ ...plan, resume: false, onStart: () => undefined });
    expect(outcome.status).toBe(status);
    expect(outcome.reasons).toEqual([
      reason,
      ...(status === "failed" ? ["RuntimeError: last words"] : []),
    ]);
    expect(readFileSync(join(home, "raw", runId, "run.yaml"), "utf8")).toContain(
      `status: ${status}`,
    );
  });
});

test.runIf(process.platform === "linux").each(["SIGTERM", "SIGINT"] as const)(
  "%s while Python packages are installed ends pip, and all that it started",
  async (signal) => {
    const folder = mkdtempSync(join(home, "install-"));
    const pip = program(
      `pip-${signal}`,
      `sleep 1000 &\necho $$ $! > ${folder}/pids.new; mv ${folder}/pids.new ${folder}/pids; wait`,
    );
    const step = join(import.meta.dirname, "install-step.ts");
    const code = `import { installStep } from ${JSON.stringify(step)}; await installStep(${JSON.stringify(`${folder}/log`)}, ${JSON.stringify(pip)}, []).catch((error) => { console.log(error.message); process.exitCode = 3; });`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    await until(() => existsSync(`${folder}/pids`));
    const pids = readFileSync(`${folder}/pids`, "utf8").trim().split(" ").map(Number);
    child.kill(signal);
    const [exit] = await once(child, "close");
    expect(exit).toBe(3);
    expect(said).toContain("Interrupted while evalscope was installed");
    await until(() => !pids.some(isAlive));
  },
);

function isAlive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
