import { type RunIndexEntry, parseFile } from "@evalsite/protocol";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launch, openPage } from "./browser.ts";

const hostile = "hostile & 100% 混合";

let browser: Browser;
let runs: readonly RunIndexEntry[];

beforeAll(async () => {
  browser = await launch();
  const text = await (await fetch(new URL("data/index.json", inject("site")))).text();
  const parsed = parseFile("index", text);
  if (parsed.kind !== "ok") throw new Error(JSON.stringify(parsed.problem));
  runs = parsed.value;
});

afterAll(() => browser.close());

/** Two runs that answered the same benchmark. */
function pair(): readonly [RunIndexEntry, RunIndexEntry] {
  for (const first of runs) {
    const [suite] = Object.keys(first.metrics_summary);
    const second = runs.find(
      (run) => run !== first && suite !== undefined && suite in run.metrics_summary,
    );
    if (second) return [first, second];
  }
  throw new Error("the examples hold no two runs of one benchmark");
}

function run(runId: string): string {
  return `runs/${encodeURIComponent(runId)}/`;
}

async function names(page: Page): Promise<readonly string[]> {
  return page
    .getByRole("grid", { name: "Runs" })
    .getByRole("rowheader")
    .getByRole("link")
    .allInnerTexts();
}

describe.each(["site", "nested"] as const)("at %s", (place) => {
  const at = (path: string) => new URL(path, inject(place)).href;

  test("the run list shows every run and opens one under its own address", async () => {
    const { page, faults } = await openPage(browser, at("runs/"));
    await page.getByText(`${runs.length} runs`, { exact: true }).waitFor();
    const [first] = await names(page);
    await page.getByRole("link", { name: first ?? "", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: first ?? "" }).waitFor();
    expect(page.url()).toBe(at(run(first ?? "")));
    await page.reload();
    await page.getByRole("heading", { level: 1, name: first ?? "" }).waitFor();
    expect(faults).toEqual([]);
  });

  test("the start page leads to the run list", async () => {
    const { page, faults } = await openPage(browser, at(""));
    await page.getByRole("link", { name: "All runs" }).click();
    await page.getByRole("grid", { name: "Runs" }).waitFor();
    expect(faults).toEqual([]);
  });

  test("a run with spaces, Chinese, % and & in its name has an address of its own", async () => {
    const { page, faults } = await openPage(browser, at(run(hostile)));
    await page.getByRole("heading", { level: 1, name: hostile }).waitFor();
    expect(faults).toEqual([]);
  });

  test("two runs are compared", async () => {
    const [a, b] = pair();
    const query = new URLSearchParams({ runs: `${a.run_id},${b.run_id}` });
    const { page, faults } = await openPage(browser, at(`compare/?${query.toString()}`));
    // Each run comes as it is loaded.
    const scores = page.getByRole("table").first();
    for (const { run_id } of [a, b]) await scores.filter({ hasText: run_id }).waitFor();
    expect(faults).toEqual([]);
  });
});

describe("the run list", () => {
  test("search narrows it, the address keeps it, and clearing brings all back", async () => {
    const [{ run_id }] = pair();
    const { page } = await openPage(browser, new URL("runs/", inject("site")).href);
    await page.getByRole("searchbox").fill(run_id);
    await page.getByText(new RegExp(`^\\d+ of ${runs.length} runs$`)).waitFor();
    expect(await names(page)).toContain(run_id);
    expect((await names(page)).length).toBeLessThan(runs.length);
    await page.waitForURL((url) => url.searchParams.get("q") === run_id);
    await page.reload();
    await page.getByText(new RegExp(`^\\d+ of ${runs.length} runs$`)).waitFor();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.getByText(`${runs.length} runs`, { exact: true }).waitFor();
  });

  test("sorting by name orders the rows, and again reverses them", async () => {
    const { page } = await openPage(browser, new URL("runs/", inject("site")).href);
    const sort = page.getByRole("button", { name: "Sort by Run" });
    await sort.click();
    const header = page.getByRole("columnheader", { name: /Sort by Run/ });
    await page.waitForFunction(() => document.querySelector("[aria-sort]") !== null);
    const direction = await header.getAttribute("aria-sort");
    const once = await names(page);
    await sort.click();
    await page.waitForFunction(
      (before) => document.querySelector("[aria-sort]")?.getAttribute("aria-sort") !== before,
      direction,
    );
    expect(await names(page)).toEqual(once.toReversed());
  });

  test("selected runs go to the comparison", async () => {
    const { page } = await openPage(browser, new URL("runs/", inject("site")).href);
    await page.getByRole("grid", { name: "Runs" }).waitFor();
    const [first = "", second = ""] = await names(page);
    await page.getByRole("checkbox", { name: `Select ${first}`, exact: true }).check();
    await page.getByRole("checkbox", { name: `Select ${second}`, exact: true }).check();
    await page
      .getByRole("link", { name: /^Compare \(?2/ })
      .or(page.getByRole("button", { name: /^Compare \(?2/ }))
      .click();
    await page.waitForURL(/\/compare\//);
    await page.getByText(first, { exact: true }).first().waitFor();
    expect(new URL(page.url()).searchParams.get("runs")?.split(",")).toEqual([first, second]);
  });

  test("it speaks Chinese to a Chinese browser", async () => {
    const address = new URL("runs/", inject("site")).href;
    const { page } = await openPage(browser, address, { locale: "zh-CN" });
    await page.getByText(`${runs.length} 个运行`).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toMatch(/^zh/);
  });
});

describe("samples", () => {
  test("a sample opens with its question and answer, and has an address", async () => {
    const [{ run_id }] = pair();
    const { page, faults } = await openPage(
      browser,
      new URL(`${run(run_id)}?tab=samples`, inject("site")).href,
    );
    const grid = page.getByRole("grid", { name: "Samples" });
    await grid.getByRole("row").nth(1).click();
    await page.waitForURL((url) => url.searchParams.has("sample"));
    await page.reload();
    await page
      .getByText(/line \d+/)
      .first()
      .waitFor();
    expect(faults).toEqual([]);
  });

  test("an outcome narrows the list to its count", async () => {
    const [{ run_id }] = pair();
    const { page } = await openPage(
      browser,
      new URL(`${run(run_id)}?tab=samples`, inject("site")).href,
    );
    const wrong = page
      .getByRole("group", { name: "Outcomes" })
      .getByRole("button", { name: /^wrong/ });
    const count = /\d+/.exec(await wrong.innerText())?.[0];
    await wrong.click();
    await page
      .getByRole("status")
      .getByText(new RegExp(`^${count}\\b`))
      .waitFor();
    const others = async () => {
      const grid = page.getByRole("grid", { name: "Samples" });
      const rows = await grid.getByRole("row").allInnerTexts();
      return rows.slice(1).filter((row) => !row.includes("wrong"));
    };
    await expect.poll(others).toEqual([]);
  });

  test("what a model wrote cannot run, load or leave", async () => {
    const { page, faults } = await openPage(
      browser,
      new URL(`${run(hostile)}?tab=samples&sample=0`, inject("site")).href,
    );
    for (let sample = 0; sample < 10; sample++) {
      await page.goto(new URL(`${run(hostile)}?tab=samples&sample=${sample}`, inject("site")).href);
      await page.getByText(`question ${sample}`).first().waitFor();
      const found = await page.evaluate(() => ({
        hacked: "__hacked" in window,
        scripts: document.querySelectorAll(
          "main script, main iframe, main object, main svg[onload]",
        ).length,
        handlers: document.querySelectorAll("main [onerror], main [onload], main [onclick]").length,
        remote: [...document.querySelectorAll("main img")].filter((image) =>
          /^https?:/.test(image.getAttribute("src") ?? ""),
        ).length,
        links: [...document.querySelectorAll("main a")]
          .map((link) => link.getAttribute("href") ?? "")
          .filter((href) => /^\s*(javascript|data|vbscript):/i.test(href)),
      }));
      expect(found).toEqual({ hacked: false, scripts: 0, handlers: 0, remote: 0, links: [] });
    }
    expect(faults).toEqual([]);
  });
});
