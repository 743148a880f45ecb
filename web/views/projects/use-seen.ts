import { type RefObject, useRef, useState } from "react";
import { useNear } from "../../components/metric-chart/use-near.ts";

/** Whether an element has been in view, or nearly so: what was fetched for it then stays. */
export function useSeen<T extends HTMLElement>(): readonly [RefObject<T | null>, boolean] {
  const place = useRef<T>(null);
  const isNear = useNear(place);
  const [isSeen, setSeen] = useState(false);
  if (isNear && !isSeen) setSeen(true);
  return [place, isSeen];
}
