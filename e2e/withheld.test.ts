import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { ownSite } from "./own-site.ts";

/** A value of the environment that only joined fields hold: nothing but the last look finds it. */
const joined = '"prediction":"quokka",';

let browser: Browser;
let site: Awaited<ReturnType<typeof ownSite>>;
let raw: string;
let code: number;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), ownSite()]);
  raw = mkdtempSync(join(tmpdir(), "evalsite-raw-"));
  write("good", "2");
  write("older", "2");
  convert();
  write("older", "quokka");
  write("never", "quokka");
  code = convert({ JUDGE_API_KEY: joined });
});

afterAll(async () => {
  await browser.close();
  await site.close();
  rmSync(raw, { recursive: true, force: true });
});

function write(run: string, prediction: string): void {
  mkdirSync(join(raw, run), { recursive: true });
  const sample = { suite: "sums", id: "q0", input: "1+1=", target: "2", prediction, score: 1 };
  writeFileSync(join(raw, run, "samples.jsonl"), `${JSON.stringify(sample)}\n`);
}

/** @returns the exit code */
function convert(variables: Readonly<Record<string, string>> = {}): number {
  const main = join(import.meta.dirname, "../tools/etl/main.ts");
  const out = ["--out-dir", join(site.folder, "data"), "--site-dir", site.folder];
  try {
    const env = { ...process.env, ...variables };
    execFileSync(process.execPath, [main, "--raw-dir", raw, ...out], { stdio: "pipe", env });
    return 0;
  } catch (error) {
    if (error instanceof Error && "status" in error) return Number(error.status);
    throw error;
  }
}

test("the conversion goes on without it, and says so", () => {
  expect(code).toBe(2);
});

describe.each([
  {
    locale: "en-US",
    title: "Withheld",
    count: "2 withheld",
    none: "Nothing of it is published.",
    todo: "Remove it from the raw files",
    shown: /This is the version of \d+ \w+ \d{4}/,
  },
  {
    locale: "zh-CN",
    title: "暂不发布",
    count: "2 个暂不发布",
    none: "该运行的内容均未发布。",
    todo: "请从原始文件中删除该内容",
    shown: /当前显示的是 .+ 的版本。/,
  },
])("a withheld run, in $locale", ({ locale, title, count, none, todo, shown }) => {
  test("is told on the start page, in the list and on its page", async () => {
    const { page, faults } = await openPage(browser, site.address(""), { locale });
    await page.getByText(count).waitFor();
    await page.goto(site.address("runs/"));
    const notice = page.getByText(title, { exact: true }).locator("..");
    await notice.waitFor();
    const text = await notice.innerText();
    expect(text).toContain("never");
    expect(text).toContain(none);
    expect(text).toContain("samples/sums");
    expect(text).toContain(todo);
    const rows = page.getByRole("row");
    await rows.filter({ hasText: "good" }).waitFor();
    expect(await rows.filter({ hasText: "older" }).count()).toBe(1);
    await page.goto(site.address("runs/older/"));
    await page.getByText(shown).waitFor();
    expect(await page.content()).not.toContain("quokka");
    expect(faults).toEqual([]);
  });
});
