import { mkdirSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { dataRequests } from "./data-requests.ts";
import { ownSite } from "./own-site.ts";

/** Columns of the list that the run table does not hold: training logs, hyper-parameters, composite, differences. */

let browser: Browser;
let site: Awaited<ReturnType<typeof ownSite>>;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), ownSite()]);
  const raw = join(site.folder, "raw-of-columns", "runs");
  for (const [path, text] of Object.entries(rawFiles())) write(join(raw, "..", path), text);
  const main = join(import.meta.dirname, "../tools/etl/main.ts");
  const out = join(raw, "../out");
  execFileSync(
    process.execPath,
    [main, "--raw-dir", raw, "--out-dir", out, "--site-dir", site.folder],
    { stdio: "pipe" },
  );
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const score = (suite: string, value: number) =>
  `${JSON.stringify({ suite, metric: "accuracy", value, num: 1000, stderr: 0.015 })}\n`;

const log = (losses: readonly string[]) =>
  `{"global_step":${losses.length},"max_steps":3,"log_history":[${losses
    .map((loss, at) => `{"step":${at + 1},"eval_loss":${loss}}`)
    .join(",")}]}`;

const card = (rate: string, step: number) =>
  `project: p\nexperiment: e\ncheckpoint: { step: ${step} }\nhparams: { learning_rate: ${rate}, seed: 1 }\n`;

function rawFiles(): Readonly<Record<string, string>> {
  return {
    "runs/a/run.yaml": card("0.00001", 1),
    "runs/a/evalscope.jsonl": score("mmlu", 0.5) + score("gsm8k", 0.5),
    "runs/a/trainer_state.json": log(["2", "0.9", "0.8"]),
    "runs/b/run.yaml": card("0.0002", 2),
    "runs/b/evalscope.jsonl": score("mmlu", 0.7) + score("gsm8k", 0.52),
    "runs/b/trainer_state.json": log(["2", "0.5"]),
    "runs/c/run.yaml": card("0.03", 3),
    "runs/c/evalscope.jsonl": score("mmlu", 0.1),
    "runs/c/trainer_state.json": log(["2", "NaN", "NaN"]),
    "projects/p/project.json": JSON.stringify({
      name: "p",
      title: { en: "The project", zh: "该项目" },
      baseline: { run: "a" },
      benchmarks: [{ suite: "mmlu", weight: 3, target: 0.6 }, { suite: "gsm8k" }],
      checkpoint: { best_by: "mmlu/overall" },
      experiments: [{ name: "e", title: { en: "First try", zh: "初次尝试" }, tags: ["night"] }],
      tags: { night: { title: { en: "Nightly", zh: "每夜" } } },
    }),
  };
}

const names = (page: Page) =>
  page.getByRole("grid").getByRole("rowheader").getByRole("link").allInnerTexts();
const cells = (page: Page, run: string) =>
  page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader").getByRole("link", { name: run, exact: true }) })
    .getByRole("gridcell")
    .allInnerTexts();

test("eval loss and what differs stand beside the scores, sort, and cost two files more", async () => {
  const { page, faults } = await openPage(browser, "about:blank", {
    viewport: { width: 1800, height: 800 },
  });
  const requests = dataRequests(page);
  await page.goto(site.address("runs/"));
  await page.getByRole("button", { name: "Sort by eval/loss last" }).click();
  await requests.settled();
  expect(requests.all.filter(({ file }) => file.startsWith("traits/"))).toHaveLength(2);
  await expect.poll(() => names(page)).toEqual(["b", "a", "c"]);
  expect(await cells(page, "a")).toEqual(expect.arrayContaining(["50.0", "0.8", "0.00001"]));
  // (3·0.7 + 1·0.52)/4
  expect(await cells(page, "b")).toEqual(expect.arrayContaining(["65.5", "0.5", "0.0002"]));
  expect((await cells(page, "c")).join("|")).toContain("NaN");
  await page.getByTitle("No number since step 2; the last one was 2", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Sort by learning_rate" }).click();
  await expect.poll(() => names(page)).toEqual(["a", "b", "c"]);
  expect(faults).toEqual([]);
});

test("columns are chosen, kept for the next visit and shared by the address", async () => {
  const { page } = await openPage(browser, site.address("runs/"));
  await page.getByRole("button", { name: "Sort by mmlu" }).waitFor();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("button", { name: "None", exact: true }).click();
  await page.getByRole("checkbox", { name: "eval/loss best", exact: true }).check();
  await page.getByRole("button", { name: "Sort by eval/loss best" }).waitFor();
  expect(await page.getByRole("button", { name: "Sort by mmlu" }).count()).toBe(0);
  await page.waitForURL((url) => url.searchParams.get("columns") === "name,best:eval/loss");
  await page.goto(site.address("runs/"));
  await page.waitForURL((url) => url.searchParams.get("columns") === "name,best:eval/loss");
  await page.getByRole("button", { name: "Sort by eval/loss best" }).waitFor();
  expect(await cells(page, "b")).toEqual(["0.5"]);
  const other = await openPage(browser, page.url(), { locale: "zh-CN" });
  await other.page.getByRole("button", { name: "按eval/loss 最优排序" }).waitFor();
});

test("differences to a chosen baseline are marked where the reports tell them apart", async () => {
  const { page } = await openPage(browser, site.address("runs/"), {
    viewport: { width: 1800, height: 800 },
  });
  await page.getByRole("checkbox", { name: "Select a", exact: true }).check();
  await page.getByRole("button", { name: "Set as baseline" }).click();
  await page.waitForURL((url) => url.searchParams.get("baseline") === "a");
  // √(0.0294² + 0.0294²) = 0.0416
  const resolved = page.getByTitle("95% interval [+15.8, +24.2], from reports", { exact: true });
  expect(await resolved.innerText()).toContain("+20.0");
  const open = page.getByTitle(/^95% interval .*; not resolved$/u);
  expect(await open.innerText()).toContain("+2.0");
  await page.getByRole("button", { name: "Sort by Δ mmlu" }).click();
  await expect.poll(() => names(page)).toEqual(["b", "c", "a"]);
  await page.getByRole("button", { name: "No baseline" }).click();
  await expect.poll(() => page.getByRole("button", { name: "Sort by Δ mmlu" }).count()).toBe(0);
});

test("weights of the composite are the project's until the reader gives others", async () => {
  const { page } = await openPage(browser, site.address("runs/"), {
    viewport: { width: 1800, height: 800 },
    locale: "zh-CN",
  });
  await page.getByTitle("没有综合分：缺少 gsm8k，或其指标没有取值范围").waitFor();
  await page.getByRole("button", { name: "权重" }).click();
  await page.getByRole("spinbutton", { name: "gsm8k 的权重" }).fill("0");
  await page.waitForURL((url) => url.searchParams.get("weights") === "gsm8k~0");
  expect(await cells(page, "c")).toEqual(expect.arrayContaining(["10.0"]));
});

test("a range of eval loss or of a hyper-parameter narrows the list", async () => {
  const query = new URLSearchParams({ score: "last:eval/loss:..0.6" });
  const { page } = await openPage(browser, site.address(`runs/?${query.toString()}`));
  await page.getByText("1 of 3 runs").waitFor();
  expect(await names(page)).toEqual(["b"]);
  await page.getByRole("button", { name: "Score: 1" }).click();
  await page.getByRole("combobox").selectOption({ label: "learning_rate" });
  await page.getByRole("spinbutton", { name: "At least" }).fill("0.01");
  await expect.poll(() => names(page)).toEqual(["c"]);
});

test.each([
  [
    "en-US",
    "The project",
    "First try",
    "weight 3",
    "target reached",
    "+20.0 to the baseline",
    "best by mmlu: Step 2",
    "Nightly",
    "when learned, when forgotten",
  ],
  [
    "zh-CN",
    "该项目",
    "初次尝试",
    "权重 3",
    "已达目标",
    "与基线相差 +20.0",
    "按 mmlu 最佳：第 2 步",
    "每夜",
    "何时学会、何时遗忘",
  ],
])("a project's page uses what its file says, in %s", async (locale, title, ...words) => {
  const { page, faults } = await openPage(browser, site.address("projects/?project=p"), { locale });
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  for (const word of words) await page.getByText(word, { exact: true }).first().waitFor();
  const learned = page.getByRole("link", { name: words.at(-1) ?? "" });
  expect(await learned.getAttribute("href")).toContain("runs=a,b,c&tab=samples");
  await page.getByText(/^(?:3 evaluated checkpoints|3 个已评测的检查点)$/u).waitFor();
  expect(faults).toEqual([]);
});
