import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { dataRequests } from "./data-requests.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const [base, better, other] = ["lr-0.004-step-800", "lr-0.004-step-2400", "lr-0.002-step-800"];
const address = new URL(
  `compare/?runs=${[base, better, other].join(",")}&tab=samples&suite=general_mcq`,
  inject("site"),
).href;

const matrix = (page: Page) => page.getByRole("table", { name: "Agreement of each two runs" });

/** Cells of a row of a table, by the run that heads it. */
async function cellsOf(page: Page, table: string, run: string): Promise<readonly string[]> {
  const rows = page.getByRole("table", { name: table }).getByRole("row");
  const row = rows.filter({ has: page.getByRole("rowheader", { name: run }) });
  return row.getByRole("cell").allInnerTexts();
}

test("agreement of each two runs is that of the counts, from the columns that are there", async () => {
  const { page, faults } = await openPage(browser, "about:blank");
  const requests = dataRequests(page);
  await page.goto(address);
  const pairs = page.getByRole("table", { name: "Against the baseline" });
  await pairs.waitFor();
  await requests.settled();
  requests.all.length = 0;
  await page.getByText("Agreement of each two runs").click();
  await matrix(page).waitFor();
  await requests.settled();
  expect(requests.all).toEqual([]);

  const cells = await cellsOf(page, "Against the baseline", other);
  const [learned = 0, lost = 0, , right = 0, wrong = 0] = cells.map(Number);
  const items = learned + lost + right + wrong;
  const chance = ((right + lost) * (right + learned) + (wrong + lost) * (wrong + learned)) / items;
  const kappa = (right + wrong - chance) / (items - chance);
  const expected = [`${((100 * (right + wrong)) / items).toFixed(1)}%`, `κ ${kappa.toFixed(2)}`];
  expect(cells[5]?.split("\n")).toEqual(expected);
  const row = await cellsOf(page, "Agreement of each two runs", other);
  expect(row[0]?.split("\n")).toEqual(expected);
  expect(row[2]).toBe("—");
  expect(faults).toEqual([]);
});

test("a number leads to the items on which these two differ, and the address keeps it", async () => {
  const { page } = await openPage(browser, `${address}&agreement=shown`);
  const between = matrix(page).getByTitle(`Items on which ${better} and ${other} differ`);
  const same = /Same on (\d+) of (\d+)/u.exec(
    (await between.locator("[title^=Same]").getAttribute("title")) ?? "",
  );
  const differing = Number(same?.[2]) - Number(same?.[1]);
  await between.click();
  await page.getByRole("status").getByText(`${differing} of ${same?.[2]}`).waitFor();
  const query = new URL(page.url()).searchParams;
  expect(query.get("runs")?.split(",")[0]).toBe(better);
  expect(query.get("against")).toBe(other);
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has("against"));
  expect(new URL(page.url()).searchParams.get("agreement")).toBe("shown");
});
