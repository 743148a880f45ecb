import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import { expect, test } from "vitest";
import { nodeOptions } from "./node-options.ts";

/** Starts the site's command with a port and waits for its end. */
function start(port: string): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "start.ts")], {
    env: { ...process.env, PORT: port },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, said })));
}

test.each(["abc", "0", "70000", "-1", "80.5"])("PORT=%s is refused in one line", async (port) => {
  const { code, said } = await start(port);
  expect(code).toBe(1);
  expect(said).toBe(`PORT is "${port}"; it must be a number from 1 to 65535.\n`);
});

test("a taken port is named, and another proposed", async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, resolve));
  const { port } = holder.address() as AddressInfo;
  const { code, said } = await start(String(port));
  await new Promise((resolve) => holder.close(resolve));
  expect(code).toBe(1);
  expect(said).toBe(`Port ${port} is taken; choose another: PORT=${port + 1} npm start\n`);
});

/** Runs the bootstrap's text with another process than this one. */
function bootstrap(
  node: string,
  command: string,
): { readonly said: string; readonly code: number } {
  const path = join(import.meta.dirname, "bootstrap.cjs");
  let said = "";
  let code = 0;
  const fake = {
    versions: { node },
    argv: ["node", path, command],
    stderr: { write: (text: string) => (said += text) },
    exit: (status: number) => {
      code = status;
      throw new Error("exit");
    },
  };
  const parameters = ["process", "require", "__dirname"];
  const run = compileFunction(readFileSync(path, "utf8"), parameters);
  expect(() => run(fake, createRequire(path), import.meta.dirname)).toThrow("exit");
  return { said, code };
}

test.each(["18.20.4", "20.8.1"])("Node %s is refused in one line", (node) => {
  const { said, code } = bootstrap(node, "start");
  expect(code).toBe(1);
  expect(said).toBe(`evalsite needs Node 20.9 or newer; this is ${node}. See https://nodejs.org\n`);
});

test("an unknown command lists those there are", () => {
  expect(bootstrap("20.9.0", "strat").said).toMatch(/^Unknown command strat; there are: start, /);
});

test("what Node is told for the ETL is told by the bootstrap, too", () => {
  const text = readFileSync(join(import.meta.dirname, "bootstrap.cjs"), "utf8");
  for (const option of nodeOptions) expect(text).toContain(`"${option}"`);
});
