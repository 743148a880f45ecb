import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const project = JSON.stringify(join(import.meta.dirname, "project.ts"));
const patient = `process.stdout.write(String(process.pid)); setInterval(() => {}, 1000);`;

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s ends the program that is run, too",
  async (signal) => {
    const script = `import { run } from ${project}; process.exitCode = await run(process.execPath, ["-e", ${JSON.stringify(patient)}]);`;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => parent.on("close", resolve));
    const child = await new Promise<number>((resolve) =>
      parent.stdout.once("data", (said: Buffer) => resolve(Number(said.toString()))),
    );
    parent.kill(signal);
    await ended;
    expect(() => process.kill(child, 0)).toThrow("ESRCH");
  },
);
