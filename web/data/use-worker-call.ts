import { useEffect, useState } from "react";
import type { SampleResult } from "./sample-problem.ts";
import type { CallName, Reply, Request } from "./worker-calls.ts";
import { columnWorker } from "./worker-client.ts";

interface WorkerAnswer<K extends CallName> {
  /** Null until it is there. */
  readonly result: SampleResult<Reply<K>> | null;
  readonly retry: () => void;
}

interface Held<K extends CallName> {
  readonly of: Request<K>;
  readonly attempt: number;
  readonly result: SampleResult<Reply<K>>;
}

/** What a worker answers. @param request memoised by the caller; null asks nothing */
export function useWorkerCall<K extends CallName>(
  name: K,
  request: Request<K> | null,
): WorkerAnswer<K> {
  const [attempt, setAttempt] = useState(0);
  const [held, setHeld] = useState<Held<K> | null>(null);
  useEffect(() => {
    if (request === null) return undefined;
    let isCurrent = true;
    void columnWorker.call(name, request).then((result) => {
      if (isCurrent) setHeld({ of: request, attempt, result });
    });
    return () => {
      isCurrent = false;
    };
  }, [name, request, attempt]);
  const result =
    held !== null && held.of === request && held.attempt === attempt ? held.result : null;
  return { result, retry: () => setAttempt((now) => now + 1) };
}
