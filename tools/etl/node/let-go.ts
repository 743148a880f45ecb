import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Bytes of a text of which several copies should not wait to be collected. */
const large = 8 << 20;

let collect: (() => void) | null = null;

/**
 * To be called when a text of so many bytes is done with: V8 would keep several of them before it looks
 * for what nobody needs. Costs about 20 ms where it does anything.
 */
export function letGo(bytes: number): void {
  if (bytes < large) return;
  collect ??= collector();
  collect();
}

function collector(): () => void {
  setFlagsFromString("--expose-gc");
  const found: unknown = runInNewContext("gc");
  return typeof found === "function" ? () => void found() : () => undefined;
}
