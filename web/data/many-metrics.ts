import { type RunMetrics, paths } from "@evalsite/protocol";
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { type Loaded, ensure, loading, read, watch } from "./file-store.ts";
import { useManifest } from "./hooks.ts";

type Many = readonly Loaded<RunMetrics>[];

const none: Many = [];

/** The time series of several runs, in the order of the ids; each loads and fails by itself. */
export function useManyMetrics(runIds: readonly string[]): Many {
  const manifest = useManifest();
  const key = JSON.stringify(runIds);
  // oxlint-disable-next-line react/exhaustive-deps -- the same ids in a new array are the same
  const files = useMemo(() => runIds.map((id) => paths.metrics(id)), [key]);
  useEffect(() => {
    if (manifest.state === "loading") return;
    const versions = manifest.state === "ready" ? manifest.value.runs : {};
    runIds.forEach((id) => ensure("metrics", paths.metrics(id), versions[id] ?? null));
    // oxlint-disable-next-line react/exhaustive-deps -- as above
  }, [key, manifest]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = files.map((file) => watch("metrics", file, listener));
      return () => stops.forEach((stop) => stop());
    },
    [files],
  );
  const held = useRef<Many>(none);
  const snapshot = () => {
    const now = files.map((file) => read("metrics", file));
    const isSame =
      now.length === held.current.length && now.every((one, i) => one === held.current[i]);
    if (!isSame) held.current = now;
    return held.current;
  };
  const server = useMemo(() => files.map(() => loading), [files]);
  return useSyncExternalStore(subscribe, snapshot, () => server);
}
