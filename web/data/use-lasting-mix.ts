import { useEffect, useState } from "react";
import { lookNow } from "./watch-generation.ts";

/** Files that are exchanged while a page is open arrive one after another. */
const shortMs = 3000;

/**
 * Whether files of different publications were shown together for longer than it takes to fetch the rest.
 * Until then the page looks for a new publication, which mostly ends it.
 */
export function useLastingMix(isMixed: boolean): boolean {
  const [hasLasted, setHasLasted] = useState(false);
  useEffect(() => {
    if (!isMixed) return undefined;
    lookNow();
    const timer = setTimeout(() => setHasLasted(true), shortMs);
    return () => {
      clearTimeout(timer);
      setHasLasted(false);
    };
  }, [isMixed]);
  return isMixed && hasLasted;
}
