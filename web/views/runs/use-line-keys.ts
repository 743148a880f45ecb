import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { RunItem } from "../../model/runs/group-runs.ts";

interface Actions {
  readonly open: (item: RunItem) => void;
  readonly select: (item: RunItem) => void;
  readonly fold: (item: RunItem, isFolded: boolean) => void;
}

interface LineKeys {
  /** The line that Tab leads to. */
  readonly tabStop: number;
  readonly onFocus: (event: React.FocusEvent<HTMLElement>) => void;
}

/**
 * One tab stop for the whole table; arrows move between lines, also to those not drawn yet. They work
 * from anywhere on the page that has no use of its own for them.
 */
export function useLineKeys(
  items: readonly RunItem[],
  virtualizer: Virtualizer<HTMLDivElement, HTMLTableRowElement>,
  { open, select, fold }: Actions,
): LineKeys {
  const [current, setCurrent] = useState(0);
  const wantsFocus = useRef(false);
  const drawn = virtualizer.getVirtualItems();
  const isDrawn = drawn.some(({ index }) => index === current);
  const tabStop = isDrawn ? current : (drawn[0]?.index ?? 0);

  useEffect(() => {
    if (!wantsFocus.current || !isDrawn) return;
    wantsFocus.current = false;
    focusLine(virtualizer.scrollElement, current);
  }, [current, isDrawn, virtualizer]);

  function goTo(index: number): void {
    const next = Math.min(items.length - 1, Math.max(0, index));
    wantsFocus.current = true;
    setCurrent(next);
    virtualizer.scrollToIndex(next);
    // The line may be the current one already, and only have lost the focus.
    if (next === current && isDrawn) focusLine(virtualizer.scrollElement, next);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const action = lineOf(event.target) === null ? entering(event) : moving(event);
    if (action === undefined) return;
    event.preventDefault();
    action();
  }

  /** The first arrow leads to the line where one left off, or the first in sight. */
  function entering({ key, target }: KeyboardEvent): (() => void) | undefined {
    const isArrow = key === "ArrowDown" || key === "ArrowUp";
    return isArrow && leavesArrows(target) ? () => goTo(tabStop) : undefined;
  }

  function moving({ key, target }: KeyboardEvent): (() => void) | undefined {
    const line = lineOf(target);
    const index = Number(line?.dataset["index"]);
    const item = items[index];
    if (item === undefined) return undefined;
    const page = Math.max(1, drawn.length - 12);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => goTo(index + 1),
      ArrowUp: () => goTo(index - 1),
      PageDown: () => goTo(index + page),
      PageUp: () => goTo(index - page),
      Home: () => goTo(0),
      End: () => goTo(items.length - 1),
      ArrowLeft: () => fold(item, true),
      ArrowRight: () => fold(item, false),
    };
    const actions: Readonly<Record<string, () => void>> = {
      Enter: () => open(item),
      " ": () => select(item),
    };
    // A link or a box within the line has its own Enter and Space.
    return moves[key] ?? (target === line ? actions[key] : undefined);
  }

  const latest = useRef(onKeyDown);
  useLayoutEffect(() => {
    latest.current = onKeyDown;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);

  return {
    tabStop,
    onFocus: ({ target }) => {
      const line = lineOf(target);
      if (line !== null) setCurrent(Number(line.dataset["index"]));
    },
  };
}

function focusLine(scroller: HTMLElement | null, index: number): void {
  scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
}

/** The line that something is in. */
function lineOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("tr[data-index]") : null;
}

/** Nothing has the focus, or something that arrows mean nothing to: a search, the head of a column. */
function leavesArrows(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("[popover]") !== null) return false;
  return target === document.body || target.matches('input[type="search"], thead *');
}
