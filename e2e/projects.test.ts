import { type RunIndexEntry, parseFile } from "@evalsite/protocol";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launch, openPage } from "./browser.ts";

const project = "arithmetic";
const experiments = ["lr-0.002", "lr-0.004"];

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

function checkpoints(experiment: string): readonly RunIndexEntry[] {
  return runs
    .filter((run) => run.experiment === experiment && "gsm8k/overall" in run.metrics_summary)
    .toSorted((a, b) => (a.checkpoint?.step ?? 0) - (b.checkpoint?.step ?? 0));
}

function points(page: Page, experiment: string) {
  return page
    .getByRole("figure", { name: "gsm8k over training steps" })
    .getByRole("link", { name: `${experiment} · Step ` });
}

function share(score: number | undefined): string {
  return `${((score ?? Number.NaN) * 100).toFixed(1)}%`;
}

describe.each(["site", "nested"] as const)("at %s", (place) => {
  const at = (path: string) => new URL(path, inject(place)).href;

  test("the start page shows both experiments: their curve, and a point for every checkpoint", async () => {
    const { page, faults } = await openPage(browser, at(""));
    const section = page.getByRole("region", { name: project });
    for (const experiment of experiments) {
      const own = checkpoints(experiment);
      await points(page, experiment)
        .nth(own.length - 1)
        .waitFor();
      const labels = await points(page, experiment).evaluateAll((links) =>
        links.map((link) => link.getAttribute("aria-label")),
      );
      own.forEach((run, index) =>
        expect(labels[index]).toContain(share(run.metrics_summary["gsm8k/overall"])),
      );
      const last = section.getByRole("link", { name: new RegExp(`^${experiment} 0\\.\\d+$`) });
      await last.waitFor();
      expect(await last.getAttribute("href")).toContain("tab=curves");
    }
    expect(await page.getByRole("grid", { name: "Runs" }).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test("a project's page opens under its own address, also on a hard reload, and leads to a run", async () => {
    const { page, faults } = await openPage(browser, at(""));
    await page.getByRole("link", { name: project, exact: true }).first().click();
    await page.waitForURL(at(`projects/${project}/`));
    await page.reload();
    await page.getByRole("heading", { level: 1, name: project }).waitFor();
    const [, own = ""] = checkpoints(experiments[0] ?? "").map(({ run_id }) => run_id);
    // Another experiment's point lies over it: the nearest to the pointer is meant.
    const point = points(page, experiments[0] ?? "").nth(1);
    await point.scrollIntoViewIfNeeded();
    await page.getByRole("figure", { name: "Chart train/loss" }).waitFor();
    const box = await point.boundingBox();
    await page.mouse.move(
      (box?.x ?? 0) + (box?.width ?? 0) / 2,
      (box?.y ?? 0) + (box?.height ?? 0) / 2,
    );
    await expect.poll(() => point.getAttribute("data-active")).toBe("true");
    await page.mouse.down();
    await page.mouse.up();
    await page.getByRole("heading", { level: 1, name: own }).waitFor();
    expect(page.url()).toBe(at(`runs/${own}/?open=gsm8k`));
    await page.getByRole("link", { name: project, exact: true }).click();
    await page.waitForURL(at(`projects/${project}/`));
    expect(faults).toEqual([]);
  });

  test("the project of any name has an address, and an unknown one says so", async () => {
    const { page, faults } = await openPage(browser, at(`projects/?project=${project}`));
    await page.getByRole("heading", { level: 1, name: project }).waitFor();
    await page.goto(at("projects/?project=a%2Fb%20100%25"));
    await page.getByText("There is no project “a/b 100%”").waitFor();
    await page.getByRole("link", { name: "All projects" }).click();
    await page.getByRole("link", { name: "No project" }).click();
    await page.getByRole("heading", { level: 1, name: "No project" }).waitFor();
    await page.reload();
    await page.getByText("1 experiment", { exact: true }).waitFor();
    expect(page.url()).toBe(at("projects/?project="));
    expect(faults).toEqual([]);
  });
});

describe("a project's page", () => {
  const address = () => new URL(`projects/${project}/`, inject("site")).href;

  test("a point under the pointer or with the focus says what it is", async () => {
    const { page } = await openPage(browser, address());
    const point = points(page, experiments[1] ?? "").last();
    await point.focus();
    const last = checkpoints(experiments[1] ?? "").at(-1);
    const score = share(last?.metrics_summary["gsm8k/overall"]);
    const figure = page.getByRole("figure", { name: "gsm8k over training steps" });
    await figure.getByText(/^95% interval [\d.]+ – [\d.]+%$/).waitFor();
    const said = await figure.locator("[data-tooltip]").innerText();
    expect(said.replaceAll("\u00A0", " ").split("\n")).toEqual([
      `${experiments[1]} · Step 2,400`,
      `gsm8k: ${score}`,
      expect.stringMatching(/^95% interval/),
      "n = 50",
    ]);
  });

  test("its first table says which checkpoint is best, what cannot be told from it, and when training was done", async () => {
    const { page, faults } = await openPage(browser, address());
    const table = page.getByRole("table", { name: "Best checkpoints" });
    const row = table.getByRole("row", { name: /^gsm8k/ });
    await row.getByText("no gain after 1,500").waitFor();
    for (const [at, experiment] of experiments.entries()) {
      const complete = checkpoints(experiment).filter(({ states }) =>
        states.some(({ kind, status }) => kind === "evaluation" && status === "complete"),
      );
      const best = Math.max(...complete.map((run) => run.metrics_summary["gsm8k/overall"] ?? 0));
      expect(await row.getByRole("cell").nth(at).innerText()).toContain(share(best));
    }
    const alike = row.getByRole("link", { name: "1,800, 1,500" });
    expect(await alike.getAttribute("title")).toBe(
      "From the reports, taken as independent; compare item by item",
    );
    await alike.click();
    await page.waitForURL(
      /compare\/\?runs=lr-0\.002-step-2400,lr-0\.002-step-1800,lr-0\.002-step-1500&/,
    );
    expect(faults).toEqual([]);
  });

  test("the table names every checkpoint's run and leads to its samples", async () => {
    const { page } = await openPage(browser, address());
    await page.getByText("Table", { exact: true }).last().click();
    const table = page.getByRole("table", { name: "Scores on gsm8k by checkpoint" });
    const all = experiments.flatMap(checkpoints);
    expect(await table.getByRole("rowheader").getByRole("link").allInnerTexts()).toEqual(
      all.map(({ run_id }) => run_id),
    );
    await table.getByRole("link", { name: `Samples of ${all[0]?.run_id}` }).click();
    await page.waitForURL(/tab=samples/);
    await page.getByRole("grid", { name: "Samples" }).waitFor();
  });

  test("choosing experiments and a series stays in the address", async () => {
    const { page, faults } = await openPage(browser, address());
    await page.getByRole("figure", { name: "Chart train/loss" }).waitFor();
    await page.getByRole("combobox", { name: "Training curve" }).selectOption("eval/loss");
    await page.getByRole("button", { name: /^lr-0\.002/ }).click();
    await page.waitForURL((url) => url.searchParams.get("experiments") === experiments[1]);
    await page.reload();
    await page.getByRole("figure", { name: "Chart eval/loss" }).waitFor();
    await points(page, experiments[1] ?? "")
      .first()
      .waitFor();
    expect(await points(page, experiments[0] ?? "").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test("all charts have the same steps and one cursor", async () => {
    const { page } = await openPage(browser, address());
    const over = page.locator("[data-chart='train/loss'] .u-over");
    await over.waitFor();
    const figures = page.getByRole("figure", { name: /over training steps$/ });
    await points(page, experiments[1] ?? "")
      .last()
      .waitFor();
    const box = await over.boundingBox();
    const half = (box?.x ?? 0) + (box?.width ?? 0) / 2;
    await page.mouse.move(half, (box?.y ?? 0) + 20);
    const cursors = figures.locator("i[data-cursor]");
    await expect.poll(() => cursors.count()).toBe(await figures.count());
    for (const figure of await figures.all()) {
      const cursor = await figure.locator("i[data-cursor]").boundingBox();
      const last = await figure.getByRole("link").last().boundingBox();
      const first = await figure.getByRole("link").first().boundingBox();
      const [from, to] = [first, last].map((one) => (one?.x ?? 0) + (one?.width ?? 0) / 2);
      // The first point is at step 200, the last at 2,400, the cursor at 1,200 of 2,400.
      const expected = (from ?? 0) + ((to ?? 0) - (from ?? 0)) * (1000 / 2200);
      expect(Math.abs((cursor?.x ?? 0) - expected)).toBeLessThan(3);
    }
  });
});
