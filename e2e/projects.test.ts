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
    await page.getByRole("grid", { name: "Runs" }).waitFor();
    expect(faults).toEqual([]);
  });

  test("a project's page opens under its own address, also on a hard reload, and leads to a run", async () => {
    const { page, faults } = await openPage(browser, at(""));
    await page.getByRole("link", { name: project, exact: true }).click();
    await page.waitForURL(at(`projects/${project}/`));
    await page.reload();
    await page.getByRole("heading", { level: 1, name: project }).waitFor();
    const [, own = ""] = checkpoints(experiments[0] ?? "").map(({ run_id }) => run_id);
    await points(page, experiments[0] ?? "")
      .nth(1)
      .click();
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

  test("it says which checkpoint is best and whether the next best can be told apart", async () => {
    const { page } = await openPage(browser, address());
    const verdicts = page.getByRole("complementary", { name: "Best checkpoints on gsm8k" });
    await verdicts
      .getByText(/Cannot be told apart from the next best/)
      .first()
      .waitFor();
    for (const experiment of experiments) {
      const complete = checkpoints(experiment).filter(({ status }) => status === "complete");
      const best = Math.max(...complete.map((run) => run.metrics_summary["gsm8k/overall"] ?? 0));
      const verdict = verdicts.getByRole("listitem").filter({ hasText: experiment });
      expect(await verdict.innerText()).toContain(share(best));
    }
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

  test("scores and training curve stand over the same steps", async () => {
    const { page } = await openPage(browser, address());
    const canvas = page.getByRole("figure", { name: "Chart train/loss" }).locator("canvas");
    await canvas.waitFor();
    const chart = await page.getByRole("figure", { name: "Chart train/loss" }).boundingBox();
    const scores = await page
      .getByRole("figure", { name: "gsm8k over training steps" })
      .boundingBox();
    expect([scores?.x, scores?.width]).toEqual([chart?.x, chart?.width]);
    const over = await page.locator("[data-chart='train/loss'] .u-over").boundingBox();
    const last = await points(page, experiments[1] ?? "")
      .last()
      .boundingBox();
    const center = (last?.x ?? 0) + (last?.width ?? 0) / 2;
    expect(Math.abs(center - (over?.x ?? 0) - (over?.width ?? 0))).toBeLessThan(1.5);
  });
});
