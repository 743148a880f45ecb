import { type SampleResult, ok } from "./sample-problem.ts";
import type { CallName, Reply, ReplyMessage, Request } from "./worker-calls.ts";

interface Waiting {
  readonly answer: (reply: Reply<CallName>) => void;
  readonly fail: (detail: string) => void;
}

/** A worker that is started with its first call or `warmUp`, and again after it has failed. */
export class WorkerClient {
  #worker: Worker | null = null;
  #calls = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** Starts the worker before it is needed. */
  warmUp(): void {
    this.#started();
  }

  /** Never rejects: a worker that cannot run is a problem like any other. */
  call<K extends CallName>(name: K, request: Request<K>): Promise<SampleResult<Reply<K>>> {
    const id = ++this.#calls;
    return new Promise((resolve) => {
      this.#waiting.set(id, {
        // The id ties the reply to this call, so it is one of K.
        answer: (reply) => resolve(ok(reply as Reply<K>)),
        fail: (detail) =>
          resolve({ kind: "problem", problem: { kind: "worker", file: "sample-worker", detail } }),
      });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
      this.#started().postMessage({ id, name, request });
    });
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL("../workers/sample-worker.ts", import.meta.url), {
      type: "module",
    });
    worker.addEventListener("message", ({ data }: MessageEvent<ReplyMessage>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.kind === "ok") waiting?.answer(data.reply);
      else waiting?.fail(data.detail);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#worker = null;
      worker.terminate();
      for (const waiting of this.#waiting.values()) waiting.fail(event.message ?? "");
      this.#waiting.clear();
    });
    this.#worker = worker;
    return worker;
  }
}

/** Lists and compares; it holds the columns. */
export const columnWorker = new WorkerClient();

/** These read text; a machine with more cores gets more of them. */
export function searchWorkers(): readonly WorkerClient[] {
  searchers ??= Array.from(
    { length: Math.min(4, Math.max(2, navigator.hardwareConcurrency - 1)) },
    () => {
      return new WorkerClient();
    },
  );
  return searchers;
}

let searchers: readonly WorkerClient[] | undefined;
