import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { listen } from "../endpoint/server.ts";
import { LaunchError } from "./failure.ts";

export interface Endpoint {
  readonly apiUrl: string;
  readonly close: () => void;
}

/** The project's scripted endpoint, within this process: it cannot outlive it. Port 0 is a free one. */
export async function openScriptedEndpoint(port: number): Promise<Endpoint> {
  const server = listen(port);
  try {
    await once(server, "listening");
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new LaunchError(`The scripted endpoint cannot listen on port ${port}: ${detail}`);
  }
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("a TCP server has a port");
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { apiUrl: `http://127.0.0.1:${address.port}/v1`, close };
}

/**
 * The port of a run that is taken up again, 0 for a new one: evalscope refuses the answers it has when they came from another address.
 */
export function earlierPort(runFolder: string): number {
  const file = join(runFolder, "configs/task_config.yaml");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return Number(/^api_url: http:\/\/127\.0\.0\.1:(\d+)\/v1$/m.exec(text)?.[1] ?? 0);
}
