import { useEffect, useMemo, useState } from "react";
import { useManifest } from "./hooks.ts";
import { type ComparedSource, type LoadedComparison, loadComparison } from "./item-comparison.ts";

export type ComparisonState =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: LoadedComparison };

/** The items of several runs lined up; see `loadComparison`. `attempt`: another number reads again. */
export function useItemComparison(
  sources: readonly ComparedSource[],
  lowerIsBetter: boolean,
  attempt: number,
): ComparisonState {
  const manifest = useManifest();
  const isKnown = manifest.state !== "loading";
  const versions = manifest.state === "ready" ? manifest.value.runs : none;
  const key = JSON.stringify(
    sources.map(({ runId, folder }) => [runId, folder, versions[runId] ?? null]),
  );
  const request = useMemo(
    () => ({ key, sources, versions, lowerIsBetter, attempt }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key says what differs
    [key, lowerIsBetter, attempt],
  );
  const [held, setHeld] = useState<{ of: object; value: LoadedComparison } | null>(null);
  useEffect(() => {
    if (!isKnown) return;
    let isCurrent = true;
    void loadComparison(request.sources, request.versions, request.lowerIsBetter).then((value) => {
      if (isCurrent) setHeld({ of: request, value });
    });
    return () => {
      isCurrent = false;
    };
  }, [request, isKnown]);
  return held?.of === request ? { state: "ready", value: held.value } : { state: "loading" };
}

const none: Readonly<Record<string, string>> = {};
