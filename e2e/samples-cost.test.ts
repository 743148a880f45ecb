import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { type DataRequest, dataRequests, totalBytes } from "./data-requests.ts";
import { type SampleSite, rareEvery, rareWord, sampleSite } from "./sample-site.ts";

const rows = 20_000;

let browser: Browser;
let site: SampleSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), sampleSite(rows)]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const grid = (page: Page) => page.getByRole("grid", { name: "Samples" });

/** Names of the store's files that were asked for, workers' requests included. */
function names(requests: readonly DataRequest[]): readonly string[] {
  return requests.flatMap(({ file }) => file.split("/samples/generated/")[1] ?? []).toSorted();
}

/** The page of all samples, and what it costs from now on. */
async function opened(query = "") {
  const { page, faults } = await openPage(browser, "about:blank");
  const requests = dataRequests(page);
  await page.goto(site.samples("a", query));
  await grid(page).getByRole("row").nth(5).waitFor();
  await requests.settled();
  return { page, faults, requests };
}

test("opening the list reads its description, one chunk of previews and their checksums, no column", async () => {
  const { requests, faults } = await opened();
  expect(names(requests.all)).toEqual([
    "preview-000000000.chunk",
    "preview-index.chunk",
    "store.json",
  ]);
  expect(totalBytes(requests.all)).toBeLessThan(100_000);
  expect(faults).toEqual([]);
});

test("a jump and the sample there cost three requests", async () => {
  const { page, requests } = await opened();
  requests.all.length = 0;
  await grid(page).evaluate((table) => table.scrollTo(0, table.scrollHeight * 0.6));
  await page
    .getByRole("gridcell", { name: /^Question 1[56]\d{3}: / })
    .first()
    .waitFor();
  await requests.settled();
  await grid(page).getByRole("row").nth(5).click();
  await page
    .getByRole("region", { name: /^Sample 1/ })
    .getByText("Target")
    .first()
    .waitFor();
  await requests.settled();
  expect(names(requests.all)).toEqual([
    expect.stringMatching(/^preview-0000\d+\.chunk$/),
    expect.stringMatching(/^text-0000\d+\.chunk$/),
    "text-index.chunk",
  ]);
  expect(totalBytes(requests.all)).toBeLessThan(200_000);
});

test("a filter reads one column, an order one more, and none twice", async () => {
  const { page, requests } = await opened();
  requests.all.length = 0;
  const wrong = page
    .getByRole("group", { name: "Outcomes" })
    .getByRole("button", { name: /^wrong/ });
  await wrong.click();
  await page
    .getByRole("status")
    .getByText(/^13,333 of 20,000/)
    .waitFor();
  await requests.settled();
  expect(names(requests.all).filter((name) => !name.startsWith("preview"))).toEqual(["outcome.u8"]);
  await wrong.click();
  await page.getByRole("button", { name: "Score" }).click();
  await page
    .getByRole("columnheader", { name: /Score/ })
    .and(page.locator("[aria-sort=ascending]"))
    .waitFor();
  await wrong.click();
  await page
    .getByRole("status")
    .getByText(/^13,333 of 20,000/)
    .waitFor();
  await requests.settled();
  expect(names(requests.all).filter((name) => !name.startsWith("preview"))).toEqual([
    "outcome.u8",
    "score.u8",
  ]);
});

test("a search reads each text chunk once, finds every match, and keeps what it knows", async () => {
  const { page, requests } = await opened();
  requests.all.length = 0;
  await page.getByRole("searchbox").fill(rareWord.toUpperCase());
  const all = Math.ceil((rows - 500) / rareEvery);
  await page
    .getByRole("status")
    .getByText(new RegExp(`^${all} of 20,000`))
    .waitFor();
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  await requests.settled();
  const chunks = site.files("a").filter((name) => /^text-\d+\.chunk$/.test(name));
  const read = names(requests.all).filter((name) => !name.startsWith("preview"));
  // The outcomes of what was found are counted, too.
  expect(read).toEqual(["outcome.u8", ...chunks, "text-index.chunk"].toSorted());
  await page
    .getByRole("group", { name: "Outcomes" })
    .getByRole("button", { name: /^wrong/ })
    .click();
  await page
    .getByRole("status")
    .getByText(/^1\d of 20,000/)
    .waitFor();
  await requests.settled();
  expect(names(requests.all).filter((name) => name.startsWith("text"))).toHaveLength(
    chunks.length + 1,
  );
});

test("runs that answered the same items are compared from their outcomes and the hashes of their answers", async () => {
  const { page, faults } = await openPage(browser, "about:blank");
  const requests = dataRequests(page);
  await page.goto(site.address("compare/?runs=a,b&tab=samples"));
  await page.getByRole("grid", { name: "Items" }).waitFor();
  await requests.settled();
  expect(names(requests.all).filter((name) => !name.startsWith("preview"))).toEqual([
    "answer_hash.u32",
    "answer_hash.u32",
    "outcome.u8",
    "outcome.u8",
    "store.json",
    "store.json",
  ]);
  expect(faults).toEqual([]);
});
