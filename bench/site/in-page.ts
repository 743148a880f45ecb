/** When something on the page is there; all that is given must hold. Crosses into the page as data. */
export interface Shown {
  /** CSS selector by role and label. */
  readonly selector: string;
  /** Source of a regular expression that the element's text matches. */
  readonly pattern?: string;
  /** The element's text is another than this. */
  readonly unlike?: string;
  /** The element's aria-rowindex lies within. */
  readonly rows?: readonly [first: number, last: number];
  /** Source of a regular expression that the page's address matches. */
  readonly address?: string;
}

/** What the page itself notes about an action. Times: performance.now(), in milliseconds. */
export interface Noted {
  /** First input event since the reset; 0, the start of the navigation, if there was none. */
  readonly started: number;
  /** The longest that the main thread did nothing else. */
  readonly blockedMs: number;
  readonly timeOrigin: number;
}

declare global {
  interface Window {
    benchNotes: { started: number; blockedMs: number };
  }
}

/**
 * Runs in the page before its own scripts: notes the first input event and the longest gap of a
 * 10 ms ticker or the longest long task, whichever is more.
 */
export function watchPage(): void {
  const notes = { started: 0, blockedMs: 0 };
  window.benchNotes = notes;
  const note = (ms: number) => (notes.blockedMs = Math.max(notes.blockedMs, ms));
  for (const type of ["pointerdown", "keydown", "input", "change", "scroll"]) {
    const onEvent = (event: Event) => {
      if (notes.started === 0) notes.started = event.timeStamp;
    };
    window.addEventListener(type, onEvent, { capture: true, passive: true });
  }
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    note(now - last - 10);
    last = now;
  }, 10);
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) note(task.duration);
  }).observe({ type: "longtask", buffered: true });
}

/** Runs in the page: the time, once what is wanted is shown; else false. */
export function timeIfShown(wanted: Shown): number | false {
  const { selector, pattern, unlike, rows, address } = wanted;
  if (address !== undefined && !new RegExp(address, "u").test(location.href)) return false;
  const isWanted = (element: Element) => {
    const text = element.textContent ?? "";
    const row = Number(element.getAttribute("aria-rowindex"));
    return (
      (pattern === undefined || new RegExp(pattern, "u").test(text)) &&
      (unlike === undefined || (text !== unlike && text !== "")) &&
      (rows === undefined || (row >= rows[0] && row <= rows[1]))
    );
  };
  return [...document.querySelectorAll(selector)].some(isWanted) && performance.now();
}
