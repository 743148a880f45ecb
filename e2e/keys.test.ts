import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { type SampleSite, sampleSite } from "./sample-site.ts";

let browser: Browser;
let site: SampleSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), sampleSite(20)]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Waits until the address names the open sample; null: none is open. */
function isOpen(page: Page, sample: number | null): Promise<void> {
  const value = sample === null ? null : String(sample);
  return page.waitForURL((url) => url.searchParams.get("sample") === value, { timeout: 10_000 });
}

test("j and k go through the list as it stands, stop at its ends, and Escape closes the sample", async () => {
  const { page, faults } = await openPage(browser, site.samples("a", "&sort=-row"));
  const rows = page.getByRole("grid", { name: "Samples" }).getByRole("row");
  await rows.nth(1).waitFor();
  await page.keyboard.press("j");
  await isOpen(page, 19);
  await page.keyboard.press("j");
  await isOpen(page, 18);
  await page.keyboard.press("j");
  await isOpen(page, 17);
  await page.keyboard.press("k");
  await isOpen(page, 18);
  await page.keyboard.press("k");
  await isOpen(page, 19);
  await page.keyboard.press("k");
  await page.keyboard.press("j");
  await isOpen(page, 18);
  await page.keyboard.press("Escape");
  await isOpen(page, null);
  expect(faults).toEqual([]);
});

test("in a field, j and k are letters", async () => {
  const { page } = await openPage(browser, site.samples("a", "&sample=3"));
  const search = page.getByRole("searchbox").first();
  await search.pressSequentially("jk");
  expect(await search.inputValue()).toBe("jk");
  await isOpen(page, 3);
});

test("a click with Shift gives all runs since the last click the state of this one", async () => {
  const { page, faults } = await openPage(browser, new URL("runs/", inject("site")).href);
  const boxes = page.getByRole("checkbox", { name: /^Select / });
  await boxes.nth(5).waitFor();
  const first = await boxes.evaluateAll((all) =>
    all.slice(0, 6).map((box) => box.getAttribute("aria-label") ?? ""),
  );
  const box = (at: number) => page.getByRole("checkbox", { name: first[at] ?? "", exact: true });
  const checked = async () => {
    const states = await Promise.all(first.map((_, at) => box(at).isChecked()));
    return states.flatMap((is, at) => (is ? [at] : []));
  };
  await box(1).click();
  await box(4).click({ modifiers: ["Shift"] });
  await expect.poll(checked).toEqual([1, 2, 3, 4]);
  await box(2).click({ modifiers: ["Shift"] });
  await expect.poll(checked).toEqual([1]);
  await box(5).click();
  await expect.poll(checked).toEqual([1, 5]);
  expect(faults).toEqual([]);
});
