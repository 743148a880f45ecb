import { useCallback } from "react";

const marginPx = 16;

/**
 * Gives an element the height that is left of the window below its top, at least `leastPx`.
 * Attach the result as its `ref`.
 */
export function useFillHeight(leastPx: number) {
  return useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return undefined;
      const fit = () => {
        const top = element.getBoundingClientRect().top + window.scrollY;
        const height = `${Math.max(leastPx, window.innerHeight - top - marginPx)}px`;
        if (element.style.blockSize !== height) element.style.blockSize = height;
      };
      fit();
      // What stands above can change its height: notices come and go, filters wrap.
      const observer = new ResizeObserver(fit);
      observer.observe(document.body);
      window.addEventListener("resize", fit);
      return () => {
        observer.disconnect();
        window.removeEventListener("resize", fit);
      };
    },
    [leastPx],
  );
}
