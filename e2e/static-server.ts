import { existsSync, readFileSync, statSync } from "node:fs";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import serveStatic from "serve-static";

export interface HostOptions {
  readonly compress?: boolean | "everything";
  readonly ranges?: boolean;
  /** For how long a browser may keep every file without asking again, in seconds. */
  readonly maxAge?: number;
}

/**
 * A plain static file server on a free port of this machine: no fallback pages, no rewriting.
 * With `compress` it gzips JSON, scripts and styles, as many hosts do, or everything, also what is
 * packed already. Without `ranges` it knows whole files only.
 */
export async function serveFolder(
  folder: string,
  options: HostOptions = {},
): Promise<{ readonly address: string; close(): Promise<void> }> {
  const files = serveStatic(folder, {
    cacheControl: options.maxAge !== undefined,
    maxAge: (options.maxAge ?? 0) * 1000,
    acceptRanges: options.ranges ?? true,
  });
  const isCompressed = (extension: string) => {
    return options.compress === "everything" || extension in compressible;
  };
  const compressed = options.compress ? compressedFiles(folder, isCompressed) : () => false;
  const server = createServer((request, response) => {
    if (compressed(request, response)) return;
    files(request, response, () => {
      response.statusCode = 404;
      response.end("not found");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const compressible: Readonly<Record<string, string>> = {
  json: "application/json",
  jsonl: "application/jsonl",
  js: "text/javascript",
  css: "text/css",
};

/** Answers a request with a compressed file; false where it is not for one. */
function compressedFiles(folder: string, isCompressed: (extension: string) => boolean) {
  const kept = new Map<string, Buffer>();
  return ({ url = "" }: IncomingMessage, response: ServerResponse): boolean => {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const extension = path.split(".").at(-1) ?? "";
    const type = compressible[extension] ?? "application/octet-stream";
    const file = join(folder, path);
    if (path.endsWith("/") || extension === "html" || !isCompressed(extension)) return false;
    if (!existsSync(file) || !statSync(file).isFile()) return false;
    const body = kept.get(file) ?? gzipSync(readFileSync(file));
    kept.set(file, body);
    response.writeHead(200, { "content-type": type, "content-encoding": "gzip" }).end(body);
    return true;
  };
}
