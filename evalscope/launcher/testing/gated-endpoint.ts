import { once } from "node:events";
import { type Server, createServer } from "node:http";
import { newHandler } from "../../endpoint/handler.ts";

/** The address of a listening endpoint, as `api_url` wants it. */
export function urlOf(server: Server): string {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("a TCP server has a port");
  return `http://127.0.0.1:${address.port}/v1`;
}

export interface GatedEndpoint {
  readonly apiUrl: string;
  /** Settles when a request is held up. */
  readonly held: Promise<void>;
  /** Answers what is held up, and everything after it. */
  readonly open: () => void;
  readonly close: () => void;
}

/** The scripted endpoint, which answers only so many requests before it is opened. */
export async function gatedEndpoint(answered: number): Promise<GatedEndpoint> {
  const handle = newHandler({});
  const gate = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  let asked = 0;
  const server = createServer((incoming, response) => {
    const isFree = ++asked <= answered;
    if (!isFree) held.resolve();
    void (isFree ? Promise.resolve() : gate.promise).then(() => handle(incoming, response));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { apiUrl: urlOf(server), held: held.promise, open: gate.resolve, close };
}
