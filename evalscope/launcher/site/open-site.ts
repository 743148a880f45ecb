import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { serveSite } from "../../../scripts/serve-site.ts";
import { LaunchError } from "../failure.ts";
import { isSiteAt, siteAddress } from "./pages.ts";
import { defaultSiteDir, fromRoot, root } from "../places.ts";

/** A site that can be looked at. */
export interface Site {
  readonly address: string;
  /** Whether this process serves it. */
  readonly isOurs: boolean;
  readonly close: () => void;
}

/** The site at the port: the one that is served there already, else this process serves it, built first if need be. */
export async function openSite(siteDir: string, port: number): Promise<Site> {
  const address = siteAddress(port);
  if (port !== 0 && (await isSiteAt(address)))
    return { address, isOurs: false, close: () => undefined };
  if (siteDir === defaultSiteDir) await build();
  if (!existsSync(join(siteDir, "index.html")))
    throw new LaunchError(
      `${fromRoot(siteDir)} holds no exported site; make one with: npm run build`,
    );
  const server = await listening(siteDir, port);
  return { address: siteAddress(portUsed(server)), isOurs: true, close: () => end(server) };
}

async function listening(siteDir: string, port: number): Promise<Server> {
  try {
    return await serveSite(siteDir, port);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EADDRINUSE")
      throw new LaunchError(`Port ${port} is taken; choose another: PORT=${port + 1}`);
    throw new LaunchError(`Port ${process.env["PORT"]} cannot be served at: ${String(error)}`);
  }
}

function portUsed(server: Server): number {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("a TCP server has a port");
  return address.port;
}

function end(server: Server): void {
  server.close();
  server.closeAllConnections();
}

/** Builds web/out unless it is up to date: half a minute the first time. */
async function build(): Promise<void> {
  const child = spawn(process.execPath, [join(root, "scripts/build.ts")], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new LaunchError("The site could not be built; what is above says why");
}
