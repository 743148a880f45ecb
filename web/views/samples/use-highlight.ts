import { type RefObject, useEffect } from "react";

/** Marks beyond this many are more than anybody looks at. */
const mostMarks = 2000;
const name = "found-text";

/** Marks a text wherever an element shows it, as what it shows changes; the page itself is not touched. */
export function useHighlight(element: RefObject<HTMLElement | null>, needle: string): void {
  useEffect(() => {
    const { current: root } = element;
    if (root === null || needle === "" || !("highlights" in CSS)) return undefined;
    let frame = 0;
    const mark = () => {
      CSS.highlights.set(name, new Highlight(...rangesOf(root, needle.toLowerCase())));
    };
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(mark);
    };
    mark();
    const observer = new MutationObserver(later);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      CSS.highlights.delete(name);
    };
  }, [element, needle]);
}

function rangesOf(root: HTMLElement, needle: string): readonly Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { textContent } = node;
    const folded = (textContent ?? "").toLowerCase();
    // Letters whose small form is longer would shift all that follows.
    if (folded.length !== textContent?.length) continue;
    for (let at = folded.indexOf(needle); at !== -1; at = folded.indexOf(needle, at + 1)) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + needle.length);
      ranges.push(range);
      if (ranges.length === mostMarks) return ranges;
    }
  }
  return ranges;
}
