/**
 * Scrolling through more rows than a browser can make an element tall (Firefox stops near 17.9
 * million pixels). The element is at most `tallest` high. A small movement moves the list by the
 * same number of pixels; a jump (dragging the bar, Home, End) moves it in proportion. After a
 * movement has come to rest `settle` puts the bar back where it belongs.
 */
export interface ScrollSize {
  /** Height of all rows and of the visible part, in CSS pixels. */
  readonly contentPx: number;
  readonly viewportPx: number;
}

export interface ScrollState {
  /** Where the element's scrollTop stands, and the pixel of the content that is at the top. */
  readonly scrollTop: number;
  readonly contentTop: number;
}

const tallest = 8_000_000;

/** Height the scrolled element gets. */
export function elementHeight(size: ScrollSize): number {
  return Math.min(size.contentPx, tallest);
}

/** The state after the browser reports a new scrollTop. */
export function scrolled(state: ScrollState, scrollTop: number, size: ScrollSize): ScrollState {
  const { factor, lastElement, lastContent } = limits(size);
  if (factor === 1) return { scrollTop, contentTop: scrollTop };
  if (scrollTop <= 0) return { scrollTop, contentTop: 0 };
  if (scrollTop >= lastElement) return { scrollTop, contentTop: lastContent };
  const delta = scrollTop - state.scrollTop;
  const isJump = Math.abs(delta) > size.viewportPx * 3;
  const contentTop = isJump ? scrollTop * factor : state.contentTop + delta;
  return { scrollTop, contentTop: clamp(contentTop, 0, lastContent) };
}

/** The state that shows the content from a pixel on. */
export function scrolledTo(contentTop: number, size: ScrollSize): ScrollState {
  const { factor, lastContent } = limits(size);
  const top = clamp(contentTop, 0, lastContent);
  return { scrollTop: factor === 1 ? top : top / factor, contentTop: top };
}

/** The same content with the bar in proportion again. */
export function settle(state: ScrollState, size: ScrollSize): ScrollState {
  return scrolledTo(state.contentTop, size);
}

/** First and last row (exclusive) in view, with `overscan` rows around. */
export function rowsInView(
  state: ScrollState,
  size: ScrollSize,
  rowPx: number,
  overscan: number,
): { readonly first: number; readonly end: number } {
  const count = Math.round(size.contentPx / rowPx);
  const first = Math.floor(state.contentTop / rowPx) - overscan;
  const end = Math.ceil((state.contentTop + size.viewportPx) / rowPx) + overscan;
  return { first: clamp(first, 0, count), end: clamp(end, 0, count) };
}

/** Where a row must start so that it is in view with the least movement; null when it is. */
export function topToShow(
  row: number,
  state: ScrollState,
  size: ScrollSize,
  rowPx: number,
): number | null {
  const top = row * rowPx;
  if (top < state.contentTop) return top;
  const bottom = top + rowPx - size.viewportPx;
  return bottom > state.contentTop ? bottom : null;
}

function limits(size: ScrollSize) {
  const lastElement = Math.max(0, elementHeight(size) - size.viewportPx);
  const lastContent = Math.max(0, size.contentPx - size.viewportPx);
  const factor = size.contentPx <= tallest || lastElement === 0 ? 1 : lastContent / lastElement;
  return { lastElement, lastContent, factor };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
