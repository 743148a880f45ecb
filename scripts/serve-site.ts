import { createReadStream } from "node:fs";
import { type Server, createServer } from "node:http";
import { join } from "node:path";
import serveStatic from "serve-static";
import { type Listening, refusedHost, thisMachine } from "./host-check.ts";

/**
 * Serves an exported site to this machine: plain files, read anew at each request, so that new data shows without a
 * restart.
 * @param port 0 for any free one.
 * @throws the system's error (EADDRINUSE) when the port cannot be had.
 */
export function serveSite(
  siteDir: string,
  port: number,
  listening: Listening = thisMachine,
): Promise<Server> {
  const files = serveStatic(siteDir, { cacheControl: false });
  const server = createServer((request, response) => {
    if (refusedHost(request, response, listening)) return;
    response.setHeader("Cache-Control", "no-cache");
    // Pages of other sites may not take parts of this one.
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("X-Content-Type-Options", "nosniff");
    files(request, response, () => {
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" });
      createReadStream(join(siteDir, "404.html")).pipe(response);
    });
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, listening.host, () => resolve(server));
  });
}
