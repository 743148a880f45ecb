import { createServer } from "node:http";
import { buildSite } from "./build-site.ts";
import { convertRaw, rawFolder } from "./convert-raw.ts";
import { dataDir, siteDir } from "./project.ts";
import { serveSite } from "./serve-site.ts";

const port = Number(process.env["PORT"] ?? 3000);

async function portIsFree(): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

async function serve(): Promise<void> {
  await serveSite(siteDir, port);
  process.stdout.write(`evalsite is at http://localhost:${port}  (Ctrl-C ends it)\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
}

async function main(): Promise<number | null> {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    process.stderr.write(
      `PORT is "${process.env["PORT"]}"; it must be a number from 1 to 65535.\n`,
    );
    return 1;
  }
  if (!(await portIsFree())) {
    process.stderr.write(`Port ${port} is taken; choose another: PORT=${port + 1} npm start\n`);
    return 1;
  }
  const built = await buildSite();
  if (built !== 0) return built;
  const converted = await convertRaw(rawFolder(), dataDir);
  if (converted !== 0) return converted;
  await serve();
  return null;
}

const code = await main();
if (code !== null) process.exitCode = code;
