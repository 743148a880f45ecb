import { useCallback, useEffect, useRef, useState } from "react";
import { type CurveQuery, curveQuery } from "../../model/curves/curve-query.ts";
import { useQueryState } from "../../state/query.ts";

/** Changes some of what the reader has chosen. */
export type ChangeQuery = (changes: Partial<CurveQuery>) => void;

const SETTLE_MS = 250;

/**
 * The reader's choices, from the address. Changes show at once and are written to the address when
 * they have come to rest: browsers limit how often an address may change, and a slider moves faster.
 */
export function useCurveQuery(): readonly [CurveQuery, ChangeQuery] {
  const [stored, store] = useQueryState(curveQuery);
  const [draft, setDraft] = useState<Partial<CurveQuery> | null>(null);
  const waiting = useRef<Partial<CurveQuery>>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const settle = useCallback(() => {
    clearTimeout(timer.current);
    const changes = waiting.current;
    waiting.current = {};
    setDraft(null);
    if (Object.keys(changes).length > 0) store((now) => ({ ...now, ...changes }));
  }, [store]);
  const change = useCallback<ChangeQuery>(
    (changes) => {
      waiting.current = { ...waiting.current, ...changes };
      setDraft(waiting.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(settle, SETTLE_MS);
    },
    [settle],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  return [draft === null ? stored : { ...stored, ...draft }, change];
}
