import { type Range, share, valueAtShare } from "../../model/curves/curve-range.ts";
import type { ScaleKind } from "../../model/curves/curve-range.ts";

/** What fingers on a plot can do; places are CSS pixels from the plot's left and upper edge. */
export interface TouchActions {
  readonly range: () => Range;
  readonly scale: () => ScaleKind;
  readonly point: (left: number, top: number) => void;
  /** One finger marks a range; null takes the mark away. */
  readonly select: (marked: Range | null) => void;
  /** One finger has let go of a marked range. */
  readonly zoomTo: (marked: Range) => void;
  /** Two fingers are moving the range; `isDone` when they are lifted. */
  readonly pinch: (range: Range, isDone: boolean) => void;
}

const LEAST_DRAG = 12;

/**
 * Touch on a plot: a tap puts the cursor, a drag sideways zooms to what it covers, two fingers move
 * and stretch. Scrolling up and down stays with the page (`touch-action: pan-y`).
 * @returns takes the listeners away again
 */
export function listenToTouch(plot: HTMLElement, actions: TouchActions): () => void {
  let start: Touched | null = null;
  let marked: Range | null = null;
  let pinch: Pinch | null = null;
  const places = (event: TouchEvent) => touched(plot, event);

  const onStart = (event: TouchEvent) => {
    const [first, second] = places(event);
    if (first !== undefined && second !== undefined) {
      event.preventDefault();
      actions.select(null);
      start = null;
      marked = null;
      pinch = startPinch(plot, first, second, actions);
    } else if (first !== undefined) {
      start = first;
      actions.point(first.left, first.top);
    }
  };
  const onMove = (event: TouchEvent) => {
    const [first, second] = places(event);
    if (first === undefined) return;
    if (pinch !== null && second !== undefined) {
      event.preventDefault();
      pinch.range = stretched(plot, pinch, first, second, actions.scale());
      actions.pinch(pinch.range, false);
    } else if (start !== null) {
      actions.point(first.left, first.top);
      const isDrag = Math.abs(first.left - start.left) >= LEAST_DRAG;
      marked = isDrag ? sorted(start.left, first.left) : null;
      actions.select(marked);
    }
  };
  const onEnd = (event: TouchEvent) => {
    if (pinch !== null) actions.pinch(pinch.range, true);
    if (start !== null) {
      actions.select(null);
      // What counts is what was marked: the place where a finger is lifted is often a guess.
      if (marked !== null) actions.zoomTo(marked);
      if (event.cancelable) event.preventDefault(); // No mouse events for the same tap.
    }
    marked = null;
    start = null;
    pinch = null;
  };
  const onCancel = () => {
    if (pinch !== null) actions.pinch(pinch.range, true);
    actions.select(null);
    start = null;
    marked = null;
    pinch = null;
  };

  plot.addEventListener("touchstart", onStart, { passive: false });
  plot.addEventListener("touchmove", onMove, { passive: false });
  plot.addEventListener("touchend", onEnd);
  plot.addEventListener("touchcancel", onCancel);
  return () => {
    plot.removeEventListener("touchstart", onStart);
    plot.removeEventListener("touchmove", onMove);
    plot.removeEventListener("touchend", onEnd);
    plot.removeEventListener("touchcancel", onCancel);
  };
}

interface Touched {
  readonly left: number;
  readonly top: number;
}

/** Two fingers hold on to the values they were put on. */
interface Pinch {
  readonly values: readonly [number, number];
  range: Range;
}

function touched(plot: HTMLElement, { touches }: TouchEvent): Touched[] {
  const box = plot.getBoundingClientRect();
  return Array.from(touches, ({ clientX, clientY }) => ({
    left: clamp(clientX - box.left, box.width),
    top: clamp(clientY - box.top, box.height),
  }));
}

function startPinch(plot: HTMLElement, a: Touched, b: Touched, actions: TouchActions): Pinch {
  const range = actions.range();
  const valueOf = ({ left }: Touched) =>
    valueAtShare(left / plot.clientWidth, range, actions.scale());
  const [first, second] = a.left <= b.left ? [a, b] : [b, a];
  return { values: [valueOf(first), valueOf(second)], range };
}

function stretched(
  plot: HTMLElement,
  pinch: Pinch,
  a: Touched,
  b: Touched,
  scale: ScaleKind,
): Range {
  const [left, right] = sorted(a.left, b.left).map((place) => place / plot.clientWidth);
  if (left === undefined || right === undefined || right - left < 0.02) return pinch.range;
  // Shares of the held values are `left` and `right`; extend the line through them to 0 and 1.
  const at = (wanted: number) =>
    valueAtShare((wanted - left) / (right - left), pinch.values, scale);
  const [low, high] = [at(0), at(1)];
  return Number.isFinite(share(high, [low, high], scale)) ? [low, high] : pinch.range;
}

function sorted(a: number, b: number): Range {
  return a <= b ? [a, b] : [b, a];
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}
