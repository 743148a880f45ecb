import type { Virtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { RunItem } from "../../model/runs/group-runs.ts";

interface Actions {
  readonly open: (item: RunItem) => void;
  readonly select: (item: RunItem) => void;
  readonly fold: (item: RunItem, isFolded: boolean) => void;
}

interface LineKeys {
  /** The line that Tab leads to. */
  readonly tabStop: number;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: React.FocusEvent<HTMLElement>) => void;
}

/** One tab stop for the whole table; arrows move between lines, also to those not drawn yet. */
export function useLineKeys(
  items: readonly RunItem[],
  virtualizer: Virtualizer<HTMLDivElement, HTMLTableRowElement>,
  { open, select, fold }: Actions,
): LineKeys {
  const [current, setCurrent] = useState(0);
  const wantsFocus = useRef(false);
  const drawn = virtualizer.getVirtualItems();
  const isDrawn = drawn.some(({ index }) => index === current);

  useEffect(() => {
    if (!wantsFocus.current || !isDrawn) return;
    wantsFocus.current = false;
    const line = virtualizer.scrollElement?.querySelector<HTMLElement>(`[data-index="${current}"]`);
    line?.focus({ preventScroll: true });
  }, [current, isDrawn, virtualizer]);

  function goTo(index: number): void {
    const next = Math.min(items.length - 1, Math.max(0, index));
    wantsFocus.current = true;
    setCurrent(next);
    virtualizer.scrollToIndex(next);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const index = lineIndex(event.target);
    const item = index === null ? undefined : items[index];
    if (index === null || item === undefined || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, drawn.length - 12);
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => goTo(index + 1),
      ArrowUp: () => goTo(index - 1),
      PageDown: () => goTo(index + page),
      PageUp: () => goTo(index - page),
      Home: () => goTo(0),
      End: () => goTo(items.length - 1),
      ArrowLeft: () => fold(item, true),
      ArrowRight: () => fold(item, false),
      Enter: () => open(item),
      " ": () => select(item),
    };
    const action = keys[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  }

  return {
    tabStop: isDrawn ? current : (drawn[0]?.index ?? 0),
    onKeyDown,
    onFocus: (event) => {
      const index = lineIndex(event.target);
      if (index !== null) setCurrent(index);
    },
  };
}

/** The number of the line that has the focus; null when something within a line has it. */
function lineIndex(target: EventTarget): number | null {
  if (!(target instanceof HTMLTableRowElement)) return null;
  const index = target.dataset["index"];
  return index === undefined ? null : Number(index);
}
