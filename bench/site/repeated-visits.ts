import type { Browser } from "playwright-core";
import { serveFolder } from "../../e2e/static-server.ts";
import { median } from "../statistics.ts";
import { watchPage } from "./in-page.ts";
import type { Measured } from "./measure.ts";
import { trafficOf } from "./traffic.ts";
import type { Visit, Visitor } from "./visits.ts";

/** The medians of an action's measurements. */
export interface MeasuredAction {
  readonly action: string;
  readonly measured: Measured;
}

interface Plan {
  /** An exported site. */
  readonly folder: string;
  readonly repeat: number;
  /** Served without compression. */
  readonly plain: boolean;
  readonly visits: readonly ((visitor: Visitor) => Visit)[];
}

/**
 * Visits a site as often as asked, each time in a browser context without a cache. An action that
 * fails ends its visit and is told on standard error; the others are kept.
 */
export async function repeatedVisits(
  browser: Browser,
  { folder, repeat, plain, visits }: Plan,
): Promise<readonly MeasuredAction[]> {
  const server = await serveFolder(folder, { compress: !plain });
  const taken = new Map<string, Measured[]>();
  try {
    for (let round = 1; round <= repeat; round++) {
      process.stderr.write(`${round} of ${repeat}: ${folder}\n`);
      for (const visit of visits)
        await visitOnce(browser, `${server.address}/`, visit, (action, measured) =>
          taken.set(action, [...(taken.get(action) ?? []), measured]),
        );
    }
  } finally {
    await server.close();
  }
  return [...taken].map(([action, all]) => ({ action, measured: mediansOf(all) }));
}

async function visitOnce(
  browser: Browser,
  site: string,
  visit: (visitor: Visitor) => Visit,
  onAction: (action: string, measured: Measured) => void,
): Promise<void> {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ locale: "en-US", viewport });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchPage);
    for await (const [action, measured] of visit({ page, traffic: trafficOf(page), site }))
      onAction(action, measured);
  } catch (error) {
    process.stderr.write(`a visit ended early: ${String(error)}\n`);
  } finally {
    await context.close();
  }
}

function mediansOf(all: readonly Measured[]): Measured {
  const of = (value: (measured: Measured) => number) => median(all.map(value));
  return {
    seconds: of((one) => one.seconds),
    secondsAfterArrival: of((one) => one.secondsAfterArrival),
    secondsUntilQuiet: of((one) => one.secondsUntilQuiet),
    data: { requests: of((one) => one.data.requests), bytes: of((one) => one.data.bytes) },
    shell: { requests: of((one) => one.shell.requests), bytes: of((one) => one.shell.bytes) },
    blockedMs: of((one) => one.blockedMs),
  };
}
