import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type HostOptions, serveFolder } from "./static-server.ts";

/** A copy of the exported site for one test file, without data, and its server. */
export async function ownSite(host: HostOptions = {}): Promise<{
  readonly folder: string;
  readonly address: (path: string) => string;
  close(): Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), "evalsite-own-"));
  const out = join(import.meta.dirname, "../web/out");
  cpSync(out, folder, { recursive: true, filter: (path) => !path.startsWith(join(out, "data")) });
  const server = await serveFolder(folder, host);
  return {
    folder,
    address: (path) => new URL(path, `${server.address}/`).href,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
