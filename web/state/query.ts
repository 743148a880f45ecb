import Router from "next/router";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { type QueryCodec, replaceQuery } from "../model/query-string.ts";

/** Browsers refuse to have the address changed at every key stroke. */
const settleMs = 120;

/** The query that has been asked for while it is not yet in the address; it counts already. */
let pending: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function notify(): void {
  listeners.forEach((listener) => listener());
}

function currentQuery(): string {
  return pending ?? window.location.search;
}

function ask(search: string, how: "replace" | "push"): void {
  if (search === currentQuery()) return;
  pending = search;
  notify();
  clearTimeout(timer);
  if (how === "push") write(search, how);
  else timer = setTimeout(() => write(search, how), settleMs);
}

function write(search: string, how: "replace" | "push"): void {
  const path = Router.asPath.split(/[?#]/u)[0] ?? "/";
  const options = { shallow: true, scroll: false };
  void Router[how](`${path}${search}${window.location.hash}`, undefined, options);
}

function onWritten(): void {
  if (pending === window.location.search) pending = null;
  notify();
}

function onLeave(): void {
  clearTimeout(timer);
  pending = null;
  notify();
}

function onRouteStart(_url: string, { shallow }: { readonly shallow: boolean }): void {
  if (!shallow) onLeave();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    Router.events.on("routeChangeStart", onRouteStart);
    Router.events.on("routeChangeComplete", onWritten);
    window.addEventListener("popstate", onLeave);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    Router.events.off("routeChangeStart", onRouteStart);
    Router.events.off("routeChangeComplete", onWritten);
    window.removeEventListener("popstate", onLeave);
    clearTimeout(timer);
    pending = null;
  };
}

export type SetQueryState<T> = (
  next: T | ((previous: T) => T),
  options?: { readonly history?: "replace" | "push" },
) => void;

/**
 * State that lives in the address. The default (an empty query) comes first, also in the exported
 * page; the address is read as soon as the script runs. Several codecs can share one address.
 * @param codec a constant: declare it outside the component
 */
export function useQueryState<T>(codec: QueryCodec<T>): readonly [T, SetQueryState<T>] {
  const search = useSyncExternalStore(subscribe, currentQuery, () => "");
  const own = useMemo(() => onlyKeys(search, codec.keys), [search, codec]);
  const state = useMemo(() => codec.parse(new URLSearchParams(own)), [own, codec]);
  const setState = useCallback<SetQueryState<T>>(
    (next, { history = "replace" } = {}) => {
      const now = currentQuery();
      const previous = codec.parse(new URLSearchParams(now));
      const value = typeof next === "function" ? (next as (previous: T) => T)(previous) : next;
      ask(replaceQuery(now, codec, value), history);
    },
    [codec],
  );
  return [state, setState];
}

/** The part of a query that a codec reads, so that its state changes only when that does. */
function onlyKeys(search: string, keys: readonly string[]): string {
  const all = new URLSearchParams(search);
  const own = new URLSearchParams();
  for (const key of keys) for (const value of all.getAll(key)) own.append(key, value);
  return own.toString();
}
