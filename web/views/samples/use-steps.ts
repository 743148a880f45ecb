import { useEffect } from "react";

/**
 * `j` and `k` go to the next and the previous line, Escape closes the sample, wherever the focus
 * is, except where one types.
 */
export function useSteps(
  lines: Uint32Array,
  /** Index of the open line, -1 when it is not in the list; null when none is open. */
  open: number | null,
  onOpen: (row: number | null) => void,
): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "j" || event.key === "k") {
        const next = step(lines, open, event.key === "j" ? 1 : -1);
        if (next !== null) onOpen(next);
      }
      const isOverlaid = document.querySelector(":popover-open, dialog[open]") !== null;
      if (event.key === "Escape" && open !== null && !isOverlaid) onOpen(null);
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [lines, open, onOpen]);
}

/** What stands on the line after (1) or before (-1) the open one; null at the ends. */
export function step(lines: Uint32Array, open: number | null, by: 1 | -1): number | null {
  return (open === null || open === -1 ? lines[0] : lines[open + by]) ?? null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, select, textarea") !== null;
}
