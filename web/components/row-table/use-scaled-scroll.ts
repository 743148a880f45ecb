import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import {
  type ScrollSize,
  type ScrollState,
  elementHeight,
  rowsInView,
  scrolled,
  scrolledTo,
  settle,
  topToShow,
} from "../../model/samples/scaled-scroll.ts";

/** The bar is put back in proportion this long after the last movement. */
const settleMs = 200;
const overscan = 8;
const origin: ScrollState = { scrollTop: 0, contentTop: 0 };

/** Scrolls through any number of rows of one height within an element; see `scaled-scroll.ts`. */
export function useScaledScroll(count: number, rowPx: number, headPx: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [viewportPx, setViewportPx] = useState(0);
  const [state, setState] = useState(origin);
  const size: ScrollSize = { contentPx: count * rowPx, viewportPx };
  // What event handlers go by: they can run before the next rendering.
  const stateRef = useRef(origin);
  const sizeRef = useRef<ScrollSize>({ contentPx: 0, viewportPx: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useLayoutEffect(() => {
    sizeRef.current = { contentPx: count * rowPx, viewportPx };
  }, [count, rowPx, viewportPx]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const measure = () => setViewportPx(Math.max(0, element.clientHeight - headPx));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [headPx]);

  useEffect(() => () => clearTimeout(timer.current), []);

  const set = useCallback((next: ScrollState) => {
    stateRef.current = next;
    setState(next);
  }, []);

  /** Moves the bar too; the browser rounds, so what it made of it is what counts. */
  const place = useCallback(
    (next: ScrollState) => {
      const element = scroller.current;
      element?.scrollTo({ top: next.scrollTop, behavior: "instant" });
      set({ ...next, scrollTop: element?.scrollTop ?? next.scrollTop });
    },
    [set],
  );

  const onScroll = useCallback(() => {
    const top = scroller.current?.scrollTop ?? 0;
    const now = stateRef.current;
    if (top !== now.scrollTop) set(scrolled(now, top, sizeRef.current));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const settled = settle(stateRef.current, sizeRef.current);
      if (Math.abs(settled.scrollTop - stateRef.current.scrollTop) > 1) place(settled);
    }, settleMs);
  }, [set, place]);

  const showRow = useCallback(
    (row: number) => {
      const top = topToShow(row, stateRef.current, sizeRef.current, rowPx);
      if (top !== null) place(scrolledTo(top, sizeRef.current));
    },
    [rowPx, place],
  );

  const toTop = useCallback(() => place(scrolledTo(0, sizeRef.current)), [place]);

  return {
    scroller,
    onScroll,
    showRow,
    toTop,
    heightPx: elementHeight(size),
    isMeasured: viewportPx > 0,
    inView: rowsInView(state, size, rowPx, overscan),
    /** Where a row lies within the scrolled element, in pixels from its top. */
    rowTop: (row: number) => state.scrollTop + row * rowPx - state.contentTop,
  };
}
