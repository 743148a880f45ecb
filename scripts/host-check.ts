import type { IncomingMessage, ServerResponse } from "node:http";
import { isIP } from "node:net";
import { hostname } from "node:os";

/** Where a site is served, and under which names it may be asked for there. */
export interface Listening {
  /** The address that is listened on: this machine alone, unless somebody wants it otherwise. */
  readonly host: string;
  /** More names, as of a proxy in front. */
  readonly allowed: readonly string[];
}

export const thisMachine: Listening = { host: "127.0.0.1", allowed: [] };

/**
 * May a request with this `Host` be answered? A page of any site in a browser here can have its own name lead to
 * this machine (DNS rebinding) and read what is served; a name of its own is what it then asks for, never an address.
 * @param header `name`, `name:port` or `[IPv6]:port`
 */
export function isOwnHost(header: string | undefined, { host, allowed }: Listening): boolean {
  const name = /^\[(.+)\](?::\d+)?$|^([^:]+)(?::\d+)?$/.exec(header ?? "");
  const asked = (name?.[1] ?? name?.[2] ?? "").toLowerCase().replace(/\.$/, "");
  if (asked === "localhost" || asked.endsWith(".localhost") || isIP(asked) !== 0) return true;
  const own = host === thisMachine.host ? [] : [host, hostname(), `${hostname()}.local`];
  return [...own, ...allowed].some((one) => one.toLowerCase() === asked);
}

/** Answers a request for another name. @returns whether it was one. */
export function refusedHost(
  { headers }: IncomingMessage,
  response: ServerResponse,
  listening: Listening,
): boolean {
  if (isOwnHost(headers.host, listening)) return false;
  response.writeHead(421, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(
    "This site is not served under this name. If it should be, start it with: npm start -- --allow-host <name>\n",
  );
  return true;
}
