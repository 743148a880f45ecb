import { type ChildProcess, spawn } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openPage } from "./browser.ts";
import { ownSite } from "./own-site.ts";

/** `npm run etl -- --watch` beside an open page: what changes in the raw folder shows there. */

let browser: Browser;
let site: Awaited<ReturnType<typeof ownSite>>;
let watching: Watching;
let work = "";

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), ownSite()]);
  work = mkdtempSync(join(tmpdir(), "evalsite-watch-"));
  writeRun("first", 0.25);
  watching = new Watching(["--raw-dir", join(work, "raw"), "--out-dir", join(work, "data")]);
  await watching.said(/^Watching for changes/m);
});

afterAll(async () => {
  await Promise.all([browser.close(), site.close(), watching.end()]);
  rmSync(work, { recursive: true, force: true });
});

/** The command line tool, and what it said so far. */
class Watching {
  private readonly child: ChildProcess;
  private text = "";
  private heard: () => void = () => undefined;

  constructor(folders: readonly string[]) {
    const main = join(import.meta.dirname, "../tools/etl/main.ts");
    const args = [main, ...folders, "--site-dir", site.folder, "--watch"];
    this.child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
    this.child.stderr?.on("data", (chunk: Buffer) => {
      this.text += chunk.toString();
      this.heard();
    });
  }

  /** Ends once it has said that, after all that was waited for before. */
  async said(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.text)) await new Promise<void>((resolve) => (this.heard = resolve));
    this.text = "";
  }

  async end(): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const ended = new Promise<number | null>((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGINT");
    return ended;
  }
}

function writeRun(name: string, value: number): void {
  mkdirSync(join(work, "raw", name), { recursive: true });
  const line = JSON.stringify({ suite: "sums", metric: "acc", value });
  writeFileSync(join(work, "raw", name, "evalscope.jsonl"), `${line}\n`);
}

/** An open page whose clock is the test's; `stays` fails once the page was left or loaded anew. */
async function open(path: string) {
  const { page, faults } = await openPage(browser, "about:blank");
  await page.clock.install();
  await page.goto(site.address(path));
  await page.evaluate(() => document.body.setAttribute("data-same-page", ""));
  const stays = async () => expect(await page.locator("body[data-same-page]").count()).toBe(1);
  return { page, faults, stays };
}

/** Lets the time pass after which a page looks again at the latest. */
async function waitInPage(page: Page): Promise<void> {
  await page.clock.runFor(35_000);
}

test("a run that comes while the list is open shows in the list", async () => {
  const { page, faults, stays } = await open("runs/");
  await page.getByText("1 run", { exact: false }).first().waitFor();
  writeRun("second", 0.5);
  await watching.said(/^converted .*second in .* s, 2 runs in all$/m);
  await waitInPage(page);
  await page.getByRole("link", { name: "second", exact: true }).waitFor();
  await stays();
  expect(faults).toEqual([]);
});

test("scores and curves of an open run follow its files", async () => {
  const { page, faults, stays } = await open("runs/first/");
  await page.getByText("25.0", { exact: false }).first().waitFor();
  writeRun("first", 0.75);
  appendFileSync(join(work, "raw/first/metrics.log"), "step 1 loss 2.5\nstep 2 loss 1.5\n");
  await watching.said(/^converted .*first.* in /m);
  await waitInPage(page);
  await page.getByText("75.0", { exact: false }).first().waitFor();
  await stays();
  expect(faults).toEqual([]);
});

test("a page that nobody sees asks for nothing", async () => {
  const { page } = await open("runs/");
  await page.getByRole("grid", { name: "Runs" }).waitFor();
  // Columns that stand in files of their own come behind the rows.
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  const asked: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.startsWith("/data/")) asked.push(request.url());
  });
  await waitInPage(page);
  expect(asked).toEqual([]);
});

test("Ctrl-C ends the watching cleanly and leaves no lock", async () => {
  expect(await watching.end()).toBe(0);
  expect(readdirSync(join(work, "data"))).not.toContain(".lock");
});
