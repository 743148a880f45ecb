/**
 * A local endpoint that speaks the OpenAI chat completions interface. It has two kinds of models:
 *
 * - checkpoints of the arithmetic model of `evalscope/model`: a real language model, if a tiny one (`question.ts`, `model-reply.ts`);
 * - scripted models, which are NOT language models: they know the solutions of `evalscope/datasets` and get them right or wrong by a
 *   hash against a skill (`decide.ts`, `answer.ts`). Their scores mean nothing; they are for tests and for answers of many forms.
 *
 * Either can fail on purpose: `--fault error:10` makes each tenth request fail, and `scripted-b+cut-off` is a model that always does.
 * At temperature 0 an answer depends on the request alone; above 0 the n-th time the same request comes gets the n-th variant.
 *
 *   npm run endpoint -- [port] [--checkpoints <folder>] [--fault <fault>[:<n>]]
 *
 * Port 0 or none is a free one; the address is printed.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { checkpointsIn } from "./checkpoints.ts";
import { readFaultPlan } from "./faults.ts";
import { newHandler, type EndpointOptions } from "./handler.ts";

/** Listens on 127.0.0.1 and nowhere else; 0 is a free port. */
export function listen(port: number, options: EndpointOptions = {}): Server {
  const handle = newHandler(options);
  const server = createServer((incoming, response) => void handle(incoming, response));
  return server.listen(port, "127.0.0.1");
}

function main(): void {
  const options = { checkpoints: { type: "string" }, fault: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const server = listen(Number(positionals[0] ?? 0), {
    ...(values.checkpoints && { checkpoints: checkpointsIn(values.checkpoints) }),
    ...(values.fault && { fault: readFaultPlan(values.fault) }),
  });
  server.on("listening", () => {
    // A TCP server always has an AddressInfo here; Node's type also covers pipes.
    console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
  });
}

if (import.meta.main) main();
