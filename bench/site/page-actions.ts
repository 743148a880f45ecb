import type { Page } from "playwright-core";
import type { Action } from "./measure.ts";
import type { Shown } from "./in-page.ts";

/**
 * How the pages are worked, by roles and labels: the one place to change when they do. Every page
 * shows English. A selector is CSS, because it is also looked up inside the page.
 */

// The list of runs

const runRows = '[aria-label="Runs"] [aria-rowindex="2"]';
const runCount = "main p[aria-live]";

export const runList = {
  path: "runs/",
  open: { selector: runRows } satisfies Shown,
  sortBy: (page: Page, column: string): Action => ({
    act: () => page.getByRole("button", { name: `Sort by ${column}`, exact: true }).click(),
    done: { changed: runRows },
  }),
  search: (page: Page, words: string): Action => ({
    act: () => page.getByRole("searchbox").fill(words),
    done: { changed: runCount },
  }),
  openFilter: (page: Page, facet: string) =>
    page.getByRole("button", { name: facet, exact: true }).click(),
  closeFilter: (page: Page) => page.keyboard.press("Escape"),
  choose: (page: Page, value: string): Action => ({
    act: () => page.getByRole("checkbox", { name: value }).first().click(),
    done: { changed: runCount },
  }),
  clear: (page: Page) => page.getByRole("button", { name: "Clear filters" }).click(),
  group: (page: Page): Action => ({
    act: () => page.getByRole("button", { name: "Group", exact: true }).click(),
    done: { selector: '[role="treegrid"] [aria-rowindex="2"]' },
  }),
} as const;

// The page of a project

const bestRows = '[aria-label="Best checkpoints"] tbody tr';

export const projectPage = {
  path: (project: string) => `projects/${encodeURIComponent(project)}/`,
  /** With the interval of the first score. */
  open: { selector: `${bestRows} td:nth-child(2)`, pattern: "like|told apart" } satisfies Shown,
  hide: (page: Page): Action => ({
    act: () => page.getByRole("list", { name: "Experiments" }).getByRole("button").first().click(),
    done: { changed: '[aria-label="Best checkpoints"] thead tr' },
  }),
  whole: (page: Page): Action => ({
    act: () => page.getByRole("button", { name: /^All \d+ benchmarks$/ }).click(),
    done: { selector: `${bestRows}:nth-child(16)` },
  }),
} as const;

// The samples of a run

const sampleGrid = '[role="grid"][aria-label="Samples"]';
const sampleCount = "main header output strong";
/** Every generated question begins with its number, "[17]", after the instructions. */
const question = String.raw`\[\d+\]`;

export const sampleList = {
  path: (runId: string, columns: readonly string[] | null = null) =>
    `runs/${encodeURIComponent(runId)}/?tab=samples${columns ? `&cols=${columns.join(",")}` : ""}`,
  open: { selector: `${sampleGrid} [role="row"]`, pattern: question } satisfies Shown,
  /** Scrolls to a share of the list, 0 to 1. */
  jump: (page: Page, share: number, samples: number): Action => ({
    act: () => scrollTo(page, share),
    done: {
      selector: `${sampleGrid} [role="row"]`,
      pattern: question,
      rows: [Math.max(2, (share - 0.05) * samples), samples + 1],
    },
  }),
  filter: (page: Page, outcome: string): Action => ({
    act: () =>
      page
        .getByRole("group", { name: "Outcomes" })
        .getByRole("button", { name: new RegExp(`^${outcome}`) })
        .click(),
    done: { changed: sampleCount },
  }),
  sortBy: (page: Page, column: string): Action => ({
    act: () =>
      page.getByRole("columnheader", { name: column, exact: true }).getByRole("button").click(),
    done: { changed: `${sampleGrid} [aria-rowindex="2"]`, pattern: question },
  }),
  /** Sorts by the column at a place from 1; the first row may stay the same. */
  sortByPlace: (page: Page, place: number): Action => ({
    act: () =>
      page
        .getByRole("columnheader")
        .nth(place - 1)
        .getByRole("button")
        .click(),
    done: {
      selector: `[aria-busy="false"] ${sampleGrid}:has([role="columnheader"]:nth-child(${place})[aria-sort="ascending"]) [aria-rowindex="2"]`,
      pattern: question,
    },
  }),
  searchEverywhere: (page: Page) =>
    page.getByRole("combobox", { name: "Search in" }).selectOption({ label: "full texts" }),
  search: (page: Page, words: string) => ({
    act: () => search(page, words),
    first: { selector: "main output", pattern: String.raw`[1-9][\d,.]* found|^[1-9][\d,.]* of ` },
    all: { selector: "main header:not(:has(progress)) output" },
  }),
  openSample: (page: Page): Action => ({
    act: () => page.locator(`${sampleGrid} [aria-rowindex="3"]`).click(),
    done: { selector: '[aria-label^="Sample "]', pattern: "ANSWER:" },
  }),
} as const;

async function scrollTo(page: Page, share: number): Promise<void> {
  await page.locator(sampleGrid).evaluate((grid, part) => {
    grid.scrollTop = part * (grid.scrollHeight - grid.clientHeight);
  }, share);
}

/** Types the words; where much must be read, the page asks first. */
async function search(page: Page, words: string): Promise<void> {
  await page.getByRole("searchbox").fill(words);
  const start = page.getByRole("button", { name: "Search them" });
  const status = page.locator("progress").or(page.getByText(/^[\d,.]+ of /));
  await start.or(status).first().waitFor();
  if (await start.isVisible()) await start.click();
}

// The comparison of runs

const itemRows = '[role="grid"] [aria-rowindex="2"]';

const agreement = "Agreement of each two runs";

export const comparison = {
  path: (runIds: readonly string[]) =>
    `compare/?${new URLSearchParams({ runs: runIds.join(","), tab: "samples" }).toString()}`,
  open: { selector: itemRows, pattern: String.raw`\d+ \+ \d+` } satisfies Shown,
  /** Lists other items. */
  select: (page: Page, items: string): Action => ({
    act: () =>
      page.getByRole("group", { name: "Items" }).getByText(items, { exact: true }).first().click(),
    done: { changed: "main output strong" },
  }),
  agreement: (page: Page): Action => ({
    act: () => page.getByText(agreement, { exact: true }).first().click(),
    done: { selector: `table[aria-label="${agreement}"] td`, pattern: "%" },
  }),
} as const;

// Training curves

export const curves = {
  path: (runId: string) => `runs/${encodeURIComponent(runId)}/?tab=curves`,
  open: { selector: "figure canvas" } satisfies Shown,
  /** Draws a narrow range in the first chart. */
  zoom: (page: Page): Action => ({
    act: () => dragOver(page, 0.5, 0.55),
    done: { selector: "figure canvas", address: String.raw`[?&]range=` },
  }),
} as const;

async function dragOver(page: Page, from: number, to: number): Promise<void> {
  const box = await page.locator("figure .u-over").first().boundingBox();
  if (box === null) throw new Error("no chart to draw in");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, y, { steps: 5 });
  await page.mouse.up();
}
