/** What the endpoint's tests share: a server with a small untrained model, asked over HTTP. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { newParameters } from "../model/parameters.ts";
import { smallShape } from "../model/training-plan.ts";
import { randomSequence } from "../seeded.ts";
import type { EndpointOptions } from "./handler.ts";
import { listen } from "./server.ts";

interface Asked {
  readonly model?: string;
  readonly prompt?: string;
  readonly stream?: boolean;
  readonly temperature?: number;
}

export interface Served extends AsyncDisposable {
  readonly ask: (asked: Asked) => Promise<Response>;
}

const model = { shape: smallShape, parameters: newParameters(smallShape, randomSequence(5)) };

const checkpoints = {
  names: () => ["untrained"],
  find: (name: string) => (name === "untrained" ? model : undefined),
};

export async function serve(options: EndpointOptions = {}): Promise<Served> {
  const server = listen(0, { checkpoints, ...options });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const ask: Served["ask"] = async ({ prompt = "What is 23 + 48?", ...rest }) =>
    fetch(`http://127.0.0.1:${port}/v1/chat/completions`, {
      method: "POST",
      body: JSON.stringify({
        model: "untrained",
        temperature: 0,
        ...rest,
        messages: [{ role: "user", content: prompt }],
      }),
    });
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { ask, [Symbol.asyncDispose]: close };
}
