import { useCallback, useSyncExternalStore } from "react";

const KEY = "evalsite.pinned-charts";
const none: readonly string[] = [];
const listeners = new Set<() => void>();
let pins: readonly string[] | null = null;

function read(): readonly string[] {
  if (pins !== null) return pins;
  pins = none;
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    if (Array.isArray(stored)) pins = stored.filter((name) => typeof name === "string");
  } catch {
    // Storage is blocked or holds something else: there are no pins.
  }
  return pins;
}

function write(next: readonly string[]): void {
  pins = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Storage is blocked: the pins hold until the page is left.
  }
  listeners.forEach((listener) => listener());
}

/** Another tab of the browser has changed the pins. */
function onStorage(event: StorageEvent): void {
  if (event.key !== KEY) return;
  pins = null;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("storage", onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("storage", onStorage);
  };
}

/** Names of the series this reader keeps on top, in all runs, and a way to pin and unpin. */
export function usePins(): readonly [readonly string[], (name: string) => void] {
  const now = useSyncExternalStore(subscribe, read, () => none);
  const toggle = useCallback((name: string) => {
    const before = read();
    write(before.includes(name) ? before.filter((pin) => pin !== name) : [...before, name]);
  }, []);
  return [now, toggle];
}
