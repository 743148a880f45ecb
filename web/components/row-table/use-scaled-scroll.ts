import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import {
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

/** Scrolls through any number of rows of one height within an element; see `scaled-scroll.ts`. */
export function useScaledScroll(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowPx: number,
  headPx: number,
) {
  const [viewportPx, setViewportPx] = useState(0);
  const [state, setState] = useState<ScrollState>({ scrollTop: 0, contentTop: 0 });
  const now = useRef(state);
  const size = { contentPx: count * rowPx, viewportPx };
  const currentSize = useRef(size);
  currentSize.current = size;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const set = useCallback((next: ScrollState) => {
    now.current = next;
    setState(next);
  }, []);

  /** Moves the bar too; the browser rounds, so what it made of it is what counts. */
  const place = useCallback(
    (next: ScrollState) => {
      const element = scroller.current;
      if (element) element.scrollTop = next.scrollTop;
      set({ ...next, scrollTop: element?.scrollTop ?? next.scrollTop });
    },
    [scroller, set],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setViewportPx(Math.max(0, element.clientHeight - headPx));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, headPx]);

  useEffect(() => () => clearTimeout(timer.current), []);

  const onScroll = useCallback(() => {
    const top = scroller.current?.scrollTop ?? 0;
    if (top !== now.current.scrollTop) set(scrolled(now.current, top, currentSize.current));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const settled = settle(now.current, currentSize.current);
      if (Math.abs(settled.scrollTop - now.current.scrollTop) > 1) place(settled);
    }, settleMs);
  }, [scroller, set, place]);

  const showRow = useCallback(
    (row: number) => {
      const top = topToShow(row, now.current, currentSize.current, rowPx);
      if (top !== null) place(scrolledTo(top, currentSize.current));
    },
    [rowPx, place],
  );

  const toTop = useCallback(() => place(scrolledTo(0, currentSize.current)), [place]);

  return {
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
