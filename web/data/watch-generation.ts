import { paths } from "@evalsite/protocol";
import { read, reload } from "./file-store.ts";

/** Time between two looks at the manifest, which is tiny: at first, and at most while nothing changes. */
const firstMs = 3000;
const longestMs = 30_000;
const growth = 1.5;
const leastMs = 1000;

let watchers = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let waitMs = firstMs;
let lastLook = 0;

/**
 * Looks at the manifest again every few seconds while the page is visible, ever more seldom while
 * nothing changes, and at once when the reader comes back to the page. @returns what ends it.
 */
export function watchGeneration(): () => void {
  if (watchers++ === 0) {
    window.addEventListener("focus", comeBack);
    document.addEventListener("visibilitychange", comeBack);
    lookLater();
  }
  return () => {
    if (--watchers > 0) return;
    window.removeEventListener("focus", comeBack);
    document.removeEventListener("visibilitychange", comeBack);
    clearTimeout(timer);
  };
}

/** Looks at once, because something shown may be of another publication. */
export function lookNow(): void {
  waitMs = firstMs;
  if (watchers > 0 && performance.now() - lastLook > leastMs) void lookIfThere();
}

function comeBack(): void {
  waitMs = firstMs;
  if (document.visibilityState !== "visible") clearTimeout(timer);
  else if (performance.now() - lastLook < leastMs) lookLater();
  else void look();
}

function lookLater(): void {
  clearTimeout(timer);
  if (document.visibilityState === "visible") timer = setTimeout(() => void lookIfThere(), waitMs);
}

/** A publication without a manifest says what is wrong; that does not change every few seconds. */
async function lookIfThere(): Promise<void> {
  if (manifest().state === "ready") await look();
  else lookLater();
}

async function look(): Promise<void> {
  clearTimeout(timer);
  lastLook = performance.now();
  const before = manifest();
  await reload("manifest", paths.manifest);
  waitMs = manifest() === before ? Math.min(longestMs, waitMs * growth) : firstMs;
  if (watchers > 0) lookLater();
}

function manifest() {
  return read("manifest", paths.manifest);
}
