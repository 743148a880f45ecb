import { type RefObject, useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Whether an element is in view or nearly so, or is to be printed: what is far away need not be drawn. */
export function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: "600px 0px" },
    );
    observer.observe(element.current);
    // The browser takes its picture as soon as the listeners have returned.
    const onPrint = () => flushSync(() => setNear(true));
    window.addEventListener("beforeprint", onPrint);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", onPrint);
    };
  }, [element]);
  return isNear;
}
