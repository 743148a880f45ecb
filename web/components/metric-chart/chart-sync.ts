import { useSyncExternalStore } from "react";

/** Where the reader points, told to all charts of a page. */
export interface ChartCursor {
  /** Position on the x axis all charts share. */
  readonly x: number;
  /** Height within the plot of the chart pointed at, in CSS pixels; null from the keyboard. */
  readonly top: number | null;
  /** Name of the chart pointed at; the others only show the line. */
  readonly chart: string;
}

export interface ChartSync {
  readonly cursor: () => ChartCursor | null;
  /** At most one change is told per frame. */
  readonly point: (cursor: ChartCursor | null) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** What the charts of a page share while the pointer moves; one for each page. */
export function createChartSync(): ChartSync {
  const listeners = new Set<() => void>();
  let current: ChartCursor | null = null;
  let next: ChartCursor | null = null;
  let frame: number | null = null;
  const tell = () => {
    frame = null;
    if (next === current) return;
    current = next;
    listeners.forEach((listener) => listener());
  };
  return {
    cursor: () => current,
    point: (cursor) => {
      next = cursor;
      frame ??= requestAnimationFrame(tell);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The cursor while it is in this chart, else null: other charts need not render again. */
export function useOwnCursor(sync: ChartSync, chart: string): ChartCursor | null {
  return useSyncExternalStore(
    sync.subscribe,
    () => (sync.cursor()?.chart === chart ? sync.cursor() : null),
    () => null,
  );
}

/** Where the cursor stands, in whichever chart. */
export function useCursorX(sync: ChartSync): number | null {
  return useSyncExternalStore(
    sync.subscribe,
    () => sync.cursor()?.x ?? null,
    () => null,
  );
}
