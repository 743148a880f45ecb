import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { dataRequests, totalBytes } from "./data-requests.ts";
import { ownSite } from "./own-site.ts";

const root = join(import.meta.dirname, "..");
const steps = 40_000;
const series = 8;

let browser: Browser;
let site: Awaited<ReturnType<typeof ownSite>>;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), ownSite()]);
  convert(site.folder);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A log of which the values of each step are known: `m3` at step n is sin(n / 500 + 3). */
function convert(folder: string): void {
  const work = mkdtempSync(join(tmpdir(), "evalsite-curves-"));
  const run = join(work, "raw", "long");
  mkdirSync(run, { recursive: true });
  const lines = Array.from({ length: steps }, (_, at) => {
    const values = Array.from({ length: series }, (_name, m) => [`m${m}`, valueAt(m, at + 1)]);
    return JSON.stringify({ step: at + 1, ...Object.fromEntries(values) });
  });
  writeFileSync(join(run, "metrics.jsonl"), `${lines.join("\n")}\n`);
  const args = [
    "--raw-dir",
    join(work, "raw"),
    "--out-dir",
    join(work, "data"),
    "--site-dir",
    folder,
  ];
  execFileSync(process.execPath, [join(root, "tools/etl/main.ts"), ...args], { stdio: "pipe" });
  rmSync(work, { recursive: true, force: true });
}

function valueAt(m: number, step: number): number {
  return Number(Math.sin(step / 500 + m).toFixed(6));
}

const zoomed = "runs/long/?tab=curves&range=35000:35100";

test("curves open with an overview below one megabyte, and nothing of the full resolution", async () => {
  const { page, faults } = await openPage(browser, "about:blank");
  const requests = dataRequests(page);
  await page.goto(site.address("runs/long/?tab=curves"));
  await page.locator("canvas").first().waitFor();
  await requests.settled();
  expect(requests.all.length).toBeLessThanOrEqual(5);
  expect(totalBytes(requests.all)).toBeLessThan(1_000_000);
  expect(requests.all.filter(({ file }) => file.includes("/series/"))).toEqual([]);
  await page
    .getByText(`of ${steps / 1000}k points`)
    .first()
    .waitFor();
  expect(faults).toEqual([]);
});

test("a zoom fetches one block for each chart in sight, and shows every point of it", async () => {
  const { page, faults } = await openPage(browser, "about:blank");
  const requests = dataRequests(page);
  await page.goto(site.address(zoomed));
  await page.getByText("all points in view").first().waitFor();
  await requests.settled();
  const blocks = requests.all.filter(({ file }) => file.includes("/series/"));
  expect(blocks.length).toBeLessThanOrEqual(series);
  expect(blocks.every(({ file }) => file.endsWith("-1.f64"))).toBe(true);
  expect(blocks.every(({ bytes }) => bytes === (steps - 32_768) * 8)).toBe(true);

  const chart = page.getByRole("figure", { name: "Chart train/m3" });
  await chart.getByText("all points in view").waitFor();
  await chart.getByRole("button", { name: "Show as table" }).click();
  for (const step of [35_001, 35_002, 35_003]) {
    const row = chart.getByRole("row", { name: step.toLocaleString("en-US") });
    const shown = Number(await row.getByRole("cell").innerText());
    expect(shown).toBeCloseTo(valueAt(3, step), 4);
  }
  expect(faults).toEqual([]);
});

test("a block that comes for one chart leaves the others as they are drawn", async () => {
  const { page } = await openPage(browser, "about:blank");
  const requests = dataRequests(page);
  let pass = () => {};
  const held = new Promise<void>((resolve) => (pass = resolve));
  await page.route(/series\/1-1\.f64/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.address(zoomed));
  const late = page.waitForResponse(/series\/1-1\.f64/);
  await page.waitForResponse(/series\/3-1\.f64/);
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    const drawn = new Set<Element>();
    const clear: unknown = Reflect.get(CanvasRenderingContext2D.prototype, "clearRect");
    CanvasRenderingContext2D.prototype.clearRect = function counted(...area) {
      drawn.add(this.canvas);
      if (typeof clear === "function") Reflect.apply(clear, this, area);
    };
    Object.assign(window, { drawn });
  });
  pass();
  await late;
  const places = () =>
    page.evaluate(() => {
      const drawn: unknown = Reflect.get(window, "drawn");
      const canvases = [...document.querySelectorAll("figure canvas")];
      return canvases.flatMap((canvas, at) =>
        drawn instanceof Set && drawn.has(canvas) ? [at] : [],
      );
    });
  await expect.poll(places).toEqual([1]);
  await requests.settled();
  expect(await places()).toEqual([1]);
});

test("smoothing fetches what came before the zoom, too, and leaves the last value raw", async () => {
  const { page } = await openPage(browser, "about:blank");
  const requests = dataRequests(page);
  await page.goto(site.address(`${zoomed}&smooth=0.9`));
  const chart = page.getByRole("figure", { name: "Chart train/m0" });
  // The page says "last" elsewhere, too, before any chart is there.
  await chart
    .getByText("all points in view")
    .or(chart.getByText(/^last /))
    .first()
    .waitFor();
  await requests.settled();
  const first = requests.all.filter(({ file }) => file.includes("/series/0-"));
  expect(first.map(({ file }) => file).toSorted()).toEqual([
    "runs/long/series/0-0.f64",
    "runs/long/series/0-1.f64",
  ]);
  const last = Number(valueAt(0, steps).toPrecision(5));
  expect(await chart.getByText(/^last /).innerText()).toBe(`last ${last}`);
});

test.each([
  ["missing", () => null],
  ["cut off", (bytes: Buffer) => bytes.subarray(0, 1000)],
  ["changed", (bytes: Buffer) => Buffer.from(bytes).fill(1, 8, 16)],
])(
  "a block that is %s leaves the overview standing, and can be asked for again",
  async (_, damage) => {
    const file = join(site.folder, "data/runs/long/series/0-1.f64");
    const whole = readFileSync(file);
    const broken = damage(whole);
    if (broken === null) rmSync(file);
    else writeFileSync(file, broken);
    const { page } = await openPage(browser, site.address(zoomed));
    const chart = page.getByRole("figure", { name: "Chart train/m0" });
    await chart.getByRole("alert").getByText("series/0-1.f64").waitFor();
    await chart.locator("canvas").waitFor();
    writeFileSync(file, whole);
    await chart.getByRole("button", { name: "Try again" }).click();
    await chart.getByText("all points in view").waitFor();
    expect(await chart.getByRole("alert").count()).toBe(0);
  },
);
