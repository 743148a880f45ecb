import type { Page } from "playwright-core";
import { type Noted, type Shown, timeIfShown } from "./in-page.ts";
import type { Crossed, Traffic } from "./traffic.ts";

/** One action on a page, measured once. */
export interface Measured {
  /** From the first input event, or the start of the navigation, until the result is shown. */
  readonly seconds: number;
  /** From the last response before the result until the result. */
  readonly secondsAfterArrival: number;
  /** Until the result is shown and the last response has arrived. */
  readonly secondsUntilQuiet: number;
  /** Requests until the page was quiet again, or the next result was waited for. */
  readonly data: Crossed;
  readonly shell: Crossed;
  readonly blockedMs: number;
}

export interface Action {
  readonly act: () => Promise<unknown>;
  /** What is shown when it is done; `changed`: another text than before at that selector. */
  readonly done: Shown | { readonly changed: string; readonly pattern?: string };
}

const timeoutMs = 600_000;

/** Performs an action and waits for its result, then for the last of its requests. */
export async function measure(page: Page, traffic: Traffic, action: Action): Promise<Measured> {
  await begin(page, traffic);
  const done = await shownBy(page, action.done);
  const waiting = waitUntilShown(page, done);
  const [shownAt] = await Promise.all([waiting, action.act()]);
  await settled(page, traffic);
  return noted(page, traffic, shownAt);
}

/** An action with a first and a complete result: both from the same start. */
export async function measureTwice(
  page: Page,
  traffic: Traffic,
  action: { readonly act: () => Promise<unknown>; readonly first: Shown; readonly all: Shown },
): Promise<readonly [first: Measured, all: Measured]> {
  await begin(page, traffic);
  const waiting = waitUntilShown(page, action.first);
  const [firstAt] = await Promise.all([waiting, action.act()]);
  const first = await noted(page, traffic, firstAt);
  const allAt = await waitUntilShown(page, action.all);
  await settled(page, traffic);
  return [first, await noted(page, traffic, allAt)];
}

/** Goes to an address in a page without a cache. */
export async function measureOpening(
  page: Page,
  traffic: Traffic,
  address: string,
  done: Shown,
): Promise<Measured> {
  traffic.reset();
  await page.goto(address, { waitUntil: "commit" });
  const shownAt = await waitUntilShown(page, done);
  await settled(page, traffic);
  return noted(page, traffic, shownAt);
}

/** Waits until something is shown. @returns performance.now() of the page at that time */
export async function waitUntilShown(page: Page, shown: Shown): Promise<number> {
  const handle = await page.waitForFunction(timeIfShown, shown, { timeout: timeoutMs });
  return Number(await handle.jsonValue());
}

/** Waits until the page has nothing left to do, and then for what it has asked for. */
async function settled(page: Page, traffic: Traffic): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 })),
  );
  await traffic.quiet();
}

async function begin(page: Page, traffic: Traffic): Promise<void> {
  await settled(page, traffic);
  traffic.reset();
  await page.evaluate(() => Object.assign(window.benchNotes, { started: 0, blockedMs: 0 }));
}

async function shownBy(page: Page, done: Action["done"]): Promise<Shown> {
  if (!("changed" in done)) return done;
  const before = await page.locator(done.changed).first().textContent();
  const { changed: selector, pattern = "" } = done;
  return { selector, pattern, unlike: before ?? "" };
}

async function noted(page: Page, traffic: Traffic, shownAt: number): Promise<Measured> {
  const notes: Noted = await page.evaluate(() => ({
    ...window.benchNotes,
    timeOrigin: performance.timeOrigin,
  }));
  const shownOnClock = notes.timeOrigin + shownAt;
  const startedOnClock = notes.timeOrigin + notes.started;
  const arrivals = traffic.arrivals();
  const arrived = arrivals.findLast((at) => at <= shownOnClock);
  return {
    seconds: (shownAt - notes.started) / 1000,
    secondsAfterArrival: arrived === undefined ? 0 : (shownOnClock - arrived) / 1000,
    secondsUntilQuiet: (Math.max(shownOnClock, arrivals.at(-1) ?? 0) - startedOnClock) / 1000,
    data: traffic.data(),
    shell: traffic.shell(),
    blockedMs: notes.blockedMs,
  };
}
