import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch, openPage } from "./browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const address = new URL(
  "compare/?runs=lr-0.004-step-800,lr-0.004-step-2400,lr-0.002-step-800&tab=samples",
  inject("site"),
).href;

test("the answers to an item open within the window, also from its link", async () => {
  const viewport = { width: 1280, height: 860 };
  const { page, faults } = await openPage(browser, address, { viewport });
  const answers = page.getByRole("region", { name: "Answers side by side" });
  const isWhollySeen = async () => {
    await answers.waitFor();
    const box = await answers.boundingBox();
    return box !== null && box.y >= 0 && box.y + box.height <= viewport.height;
  };
  await page.getByRole("grid", { name: "Items" }).getByRole("row").nth(2).click();
  expect(await isWhollySeen()).toBe(true);
  await page.waitForURL(/[?&]item=/);
  await page.goto(page.url());
  expect(await isWhollySeen()).toBe(true);
  expect(faults).toEqual([]);
});

test("on a phone the target is seen with the question", async () => {
  const viewport = { width: 390, height: 844 };
  const { page } = await openPage(browser, `${address}&item=5`, { viewport });
  const answers = page.getByRole("region", { name: "Answers side by side" });
  const target = answers.getByText("Target").first();
  await target.waitFor();
  const [label, question] = [
    await target.boundingBox(),
    await answers.getByText("User").boundingBox(),
  ];
  expect(label?.y).toBeLessThan(question?.y ?? 0);
});
