import { setTimeout as pause } from "node:timers/promises";

const shortestPauseMs = 3000;
/** At most a fifth of the time goes into the steps. */
const pausePerStep = 4;

/**
 * Takes a step again and again, with a pause after each; one that fails is told, and the next is taken all the same.
 * @returns what ends it, and waits for a step that is under way.
 */
export function follow(
  step: () => Promise<void>,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  const end = new AbortController();
  const done = steps(() => step().catch(onFailure), end.signal);
  return async () => {
    end.abort();
    await done;
  };
}

async function steps(step: () => Promise<void>, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    const start = performance.now();
    await step();
    const tookMs = performance.now() - start;
    const pauseMs = Math.max(shortestPauseMs, pausePerStep * tookMs);
    // A pause that is ended is over: that is all there is to know.
    await pause(pauseMs, undefined, { signal: end }).catch(() => undefined);
  }
}
