import { useEffect, useEffectEvent } from "react";

/** Within what is made only while it is open: says that it was opened. */
export function OnOpen({ onOpen }: { readonly onOpen: () => void }) {
  const opened = useEffectEvent(onOpen);
  useEffect(() => opened(), []);
  return null;
}
