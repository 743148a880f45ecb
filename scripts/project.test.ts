import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const project = JSON.stringify(join(import.meta.dirname, "project.ts"));
const patient = `process.stdout.write(String(process.pid)); setInterval(() => {}, 1000);`;

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s ends the program that is run, too, and what would come next does not begin",
  async (signal) => {
    const script = `import { run } from ${project}; await run(process.execPath, ["-e", ${JSON.stringify(patient)}]); process.stdout.write("the next step");`;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => parent.on("close", resolve));
    const said: string[] = [];
    const begun = new Promise<void>((resolve) =>
      parent.stdout.on("data", (text: Buffer) => {
        said.push(text.toString());
        resolve();
      }),
    );
    await begun;
    parent.kill(signal);
    await ended;
    expect(said).toHaveLength(1);
    expect(() => process.kill(Number(said[0]), 0)).toThrow("ESRCH");
  },
);
