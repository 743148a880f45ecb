import { type RefObject, useLayoutEffect, useMemo, useState } from "react";
import { type ColumnWindow, columnWindow } from "../../model/runs/column-window.ts";

/** Fewer columns than this are drawn all. */
const few = 24;

/**
 * Which of very many columns are in sight; it follows the scrolling.
 * @param widths of all columns, the first of which stays in place
 * @param isAll whether all are wanted, as for printing
 */
export function useColumnWindow(
  scroller: RefObject<HTMLElement | null>,
  widths: readonly number[],
  isAll: boolean,
): ColumnWindow {
  const [first = 0, ...others] = widths;
  const key = widths.join(" ");
  const isWhole = isAll || others.length < few;
  const [seen, setSeen] = useState<ColumnWindow>({ from: 0, to: few });
  useLayoutEffect(() => {
    const frame = scroller.current;
    if (isWhole || frame === null) return undefined;
    const look = () => {
      const next = columnWindow(others, frame.scrollLeft, frame.clientWidth - first);
      setSeen((now) => (now.from === next.from && now.to === next.to ? now : next));
    };
    look();
    frame.addEventListener("scroll", look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(frame);
    return () => {
      frame.removeEventListener("scroll", look);
      sizes.disconnect();
    };
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies -- the key holds the widths
  }, [scroller, isWhole, key]);
  return useMemo(
    () => (isWhole ? { from: 0, to: others.length } : seen),
    [isWhole, others.length, seen],
  );
}
