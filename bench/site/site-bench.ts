import type { Browser } from "playwright-core";
import { launch } from "../../e2e/browser.ts";
import { findChromium, howToGetChromium } from "../../scripts/chromium.ts";
import { comparedSet, curvesSet, projectSet, reviewsSet, runsSet } from "../generate/data-sets.ts";
import { machineLine } from "../machine.ts";
import type { Measured } from "./measure.ts";
import type { BenchOptions } from "../options.ts";
import { type Table, bytes, seconds } from "../table.ts";
import { builtSite, preparedSite } from "./prepared-site.ts";
import { type MeasuredAction, repeatedVisits } from "./repeated-visits.ts";
import { judgedAction } from "./targets.ts";
import {
  type Visitor,
  searches,
  visitComparison,
  visitCurves,
  visitOrder,
  visitProject,
  visitRunList,
  visitSamples,
  visitSearch,
} from "./visits.ts";

const comparedRuns = [2, 20];

/** The pages in headless Chromium, served as plain files. */
export async function* benchSite(options: BenchOptions): AsyncIterable<Table> {
  const chromium = findChromium();
  if (chromium === null) throw new Error(howToGetChromium);
  process.env["CHROMIUM_PATH"] = chromium;
  await builtSite();
  const browser = await launch();
  try {
    yield await runsTable(browser, options);
    yield await projectTable(browser, options);
    yield await samplesTable(browser, options);
    yield await comparisonTable(browser, options);
    yield await curvesTable(browser, options);
  } finally {
    await browser.close();
  }
}

async function runsTable(browser: Browser, options: BenchOptions): Promise<Table> {
  const sizes = options.runs.map((runs) => ({
    label: `${count(runs)} runs`,
    measure: async () => {
      const site = await preparedSite(
        options.workDir,
        runsSet(runs, options.benchmarks, options.seed),
      );
      return repeatedVisits(browser, { ...options, folder: site, visits: [visitRunList] });
    },
  }));
  return pageTable(browser, options, "runs", sizes);
}

async function projectTable(browser: Browser, options: BenchOptions): Promise<Table> {
  const { projectRuns, projectBenchmarks, seed } = options;
  const site = await preparedSite(
    options.workDir,
    projectSet(projectRuns, projectBenchmarks, seed),
  );
  const size = {
    label: `${count(projectRuns)} runs × ${projectBenchmarks} benchmarks`,
    measure: () => repeatedVisits(browser, { ...options, folder: site, visits: [visitProject] }),
  };
  return pageTable(browser, options, "project", [size]);
}

async function samplesTable(browser: Browser, options: BenchOptions): Promise<Table> {
  const sizes = options.samples.map((samples) => ({
    label: `${count(samples)} samples`,
    measure: async () => {
      const site = await preparedSite(options.workDir, reviewsSet(samples, options.seed));
      const visits = [
        (visitor: Visitor) => visitSamples(visitor, samples),
        visitOrder("id", "ID"),
        visitOrder("prediction", "answer"),
        ...searches.map((search) => (visitor: Visitor) => visitSearch(visitor, search)),
      ];
      return repeatedVisits(browser, { ...options, folder: site, visits });
    },
  }));
  return pageTable(browser, options, "samples", sizes);
}

async function comparisonTable(browser: Browser, options: BenchOptions): Promise<Table> {
  const set = comparedSet(Math.max(...comparedRuns), options.items, options.seed);
  const site = await preparedSite(options.workDir, set);
  const sizes = comparedRuns.map((runs) => ({
    label: `${runs} runs × ${count(options.items)} items`,
    measure: () =>
      repeatedVisits(browser, {
        ...options,
        folder: site,
        visits: [(visitor) => visitComparison(visitor, runs)],
      }),
  }));
  return pageTable(browser, options, "comparison", sizes);
}

async function curvesTable(browser: Browser, options: BenchOptions): Promise<Table> {
  const { series, points, seed } = options;
  const site = await preparedSite(options.workDir, curvesSet(series, points, seed));
  const size = {
    label: `${series} series × ${count(points)} points`,
    measure: () => repeatedVisits(browser, { ...options, folder: site, visits: [visitCurves] }),
  };
  return pageTable(browser, options, "curves", [size]);
}

interface Size {
  readonly label: string;
  readonly measure: () => Promise<readonly MeasuredAction[]>;
}

/** A further time that counts for a page. */
interface Moment {
  readonly column: string;
  readonly seconds: (measured: Measured) => number;
}

const moments: Readonly<Record<string, Moment>> = {
  comparison: {
    column: "after the last response",
    seconds: (measured) => measured.secondsAfterArrival,
  },
  curves: {
    column: "until the last response",
    seconds: (measured) => measured.secondsUntilQuiet,
  },
};

/** The rows of one action stand together, by size, to show how its cost grows. */
async function pageTable(
  browser: Browser,
  options: BenchOptions,
  page: string,
  sizes: readonly Size[],
): Promise<Table> {
  const measured: (MeasuredAction & { readonly size: string })[] = [];
  for (const size of sizes)
    measured.push(...(await size.measure()).map((one) => ({ ...one, size: size.label })));
  const actions = [...new Set(measured.map((one) => one.action))];
  const moment = moments[page];
  const shell = Math.max(...measured.map((one) => one.measured.shell.bytes));
  return {
    id: `site-${page}`,
    columns: [
      "action",
      "size",
      "time",
      ...(moment ? [moment.column] : []),
      "requests",
      "bytes",
      "main thread blocked",
      "target",
      "reached",
    ],
    rows: actions.flatMap((action) =>
      measured.filter((one) => one.action === action).map((one) => rowOf(page, one)),
    ),
    notes: [
      machineLine([`Chromium ${browser.version()}`]),
      `Seed ${options.seed}; medians of ${options.repeat}, each visit in a new browser context; static files from the same machine, ${options.plain ? "without compression" : "JSON and scripts gzipped once"}. Time: from the first input event, or the start of the navigation, to the frame that shows the result. Requests and bytes (with headers, as transferred) are those for data; pages, scripts and styles take up to ${bytes(shell)} more on a first visit. Blocked: the longest task or gap of a 10 ms ticker.`,
    ],
  };
}

function rowOf(
  page: string,
  { action, size, measured }: MeasuredAction & { readonly size: string },
) {
  const moment = moments[page];
  const { target, reached } = judgedAction(page, action, measured);
  return [
    action,
    size,
    seconds(measured.seconds),
    ...(moment ? [seconds(moment.seconds(measured))] : []),
    String(measured.data.requests),
    bytes(measured.data.bytes),
    `${Math.round(measured.blockedMs)} ms`,
    target,
    reached,
  ];
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
