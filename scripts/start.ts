import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { buildSite } from "./build-site.ts";
import { convertRaw } from "./convert-raw.ts";
import { type Listening, thisMachine } from "./host-check.ts";
import { dataDir, root, siteDir } from "./project.ts";
import { serveSite } from "./serve-site.ts";

const port = Number(process.env["PORT"] ?? 3000);

/** Why the port cannot be listened at; null if it can. */
async function hindrance({ host }: Listening): Promise<string | null> {
  const probe = createServer();
  const code = await new Promise<string | null>((resolve) => {
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
  if (code === null) return null;
  if (code === "EADDRINUSE")
    return `Port ${port} is taken; choose another: PORT=${port + 1} npm start`;
  return `Port ${port} of ${host} cannot be listened at (${code}); --host takes an address of this machine, or 0.0.0.0 for all.`;
}

/** What is asked for on the command line. @throws the parser's error for an unknown option. */
function listeningOf(args: readonly string[]): Listening {
  const options = {
    host: { type: "string" },
    "allow-host": { type: "string", multiple: true },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  return { host: values.host ?? thisMachine.host, allowed: values["allow-host"] ?? [] };
}

async function serve(listening: Listening): Promise<void> {
  await serveSite(siteDir, port, listening);
  process.stdout.write(`evalsite is at http://localhost:${port}  (Ctrl-C ends it)\n`);
  if (!isLoopback(listening.host))
    process.stdout.write(
      `It is open to all who reach ${listening.host} of this machine: whoever does reads every question and answer.\n`,
    );
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

async function main(listening: Listening): Promise<number | null> {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    process.stderr.write(
      `PORT is "${process.env["PORT"]}"; it must be a number from 1 to 65535.\n`,
    );
    return 1;
  }
  const hindered = await hindrance(listening);
  if (hindered !== null) {
    process.stderr.write(`${hindered}\n`);
    return 1;
  }
  const built = await buildSite();
  if (built !== 0) return built;
  const converted = await convertRaw(root, dataDir);
  if (converted !== 0) return converted;
  await serve(listening);
  return null;
}

/** @throws nothing that is not a fault of ours */
async function start(): Promise<number | null> {
  try {
    return await main(listeningOf(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof TypeError && "code" in error)) throw error;
    process.stderr.write(
      `${error.message}\nnpm start takes: -- --host <address> --allow-host <name>\n`,
    );
    return 1;
  }
}

const code = await start();
if (code !== null) process.exitCode = code;
