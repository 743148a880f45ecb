import { type RefObject, useCallback, useEffect, useState } from "react";

interface FullScreen {
  readonly isFull: boolean;
  readonly toggle: () => void;
}

/**
 * An element over the whole screen. Where the browser has no full screen for elements (iPhone) the
 * element covers the page instead; its styles follow `isFull` in both cases.
 */
export function useFullScreen(element: RefObject<HTMLElement | null>): FullScreen {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const follow = () => setFull(document.fullscreenElement === element.current);
    document.addEventListener("fullscreenchange", follow);
    return () => document.removeEventListener("fullscreenchange", follow);
  }, [element]);
  useEffect(() => {
    if (!isFull) return undefined;
    const onKey = (event: KeyboardEvent) => {
      // The browser itself ends its full screen.
      if (event.key === "Escape" && document.fullscreenElement === null) setFull(false);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isFull]);
  const toggle = useCallback(() => {
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    else if (isFull) setFull(false);
    else void enter(element.current, () => setFull(true));
  }, [element, isFull]);
  return { isFull, toggle };
}

async function enter(element: HTMLElement | null, cover: () => void): Promise<void> {
  try {
    if (document.fullscreenEnabled) await element?.requestFullscreen();
    else cover();
  } catch {
    cover(); // Refused, for example within a frame.
  }
}
