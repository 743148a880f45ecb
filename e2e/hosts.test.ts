import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { sampleSite } from "./sample-site.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

test.each([
  ["compresses nothing", {}],
  ["compresses text", { compress: true }],
  ["compresses even what is packed already", { compress: "everything" }],
  ["knows whole files only", { ranges: false }],
] as const)("a host that %s shows, filters, searches and compares samples", async (_, host) => {
  const site = await sampleSite(300, true, host);
  try {
    const { page, faults } = await openPage(browser, site.samples("a", "&sample=70"));
    await page
      .getByRole("region", { name: /^Sample 71/ })
      .getByText("Target")
      .first()
      .waitFor();
    await page.goto(site.samples("a", "&outcome=wrong&q=第7"));
    await page
      .getByRole("status")
      .getByText(/^8 of 300/)
      .waitFor();
    await page.goto(site.address("compare/?runs=a,b&tab=samples"));
    await page.getByRole("grid", { name: "Items" }).waitFor();
    expect(faults).toEqual([]);
  } finally {
    await site.close();
  }
});
