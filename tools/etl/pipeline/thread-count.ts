import { availableParallelism } from "node:os";

/** A conversion is to take 1 GB at most, of which two thirds are for what it reads. */
const mostThreads = 6;

/** How many threads work at once: one a processor, as far as memory goes; see docs/decisions/0014. */
export function threadCount(processors = availableParallelism()): number {
  return Math.min(processors, mostThreads);
}
