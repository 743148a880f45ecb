import { useSyncExternalStore } from "react";

let mixedFile: string | null = null;
const listeners = new Set<() => void>();

/** Remembers a file that belongs to another publication than the manifest; null: it fits again. */
export function noteMixedDeployment(file: string | null): void {
  if (file === mixedFile) return;
  mixedFile = file;
  listeners.forEach((listener) => listener());
}

/** A file that does not belong to the manifest's publication; null as long as all do. */
export function useMixedDeployment(): string | null {
  return useSyncExternalStore(
    subscribe,
    () => mixedFile,
    () => null,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
