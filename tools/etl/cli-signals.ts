/** Signals this soon after one another are one: a terminal and npm both pass Ctrl-C on. */
const sameMs = 500;

/**
 * The first Ctrl-C (or SIGTERM) asks the work to end, a second one ends it at once; either way the
 * lock is given back.
 */
export function endOnSignal(): AbortSignal {
  const controller = new AbortController();
  let first: number | null = null;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (first !== null && performance.now() - first > sameMs) process.exit(130);
      first ??= performance.now();
      controller.abort();
    });
  }
  return controller.signal;
}
