import { renameSync, rmSync, writeFileSync, copyFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch, openPage } from "./browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const folder = () => inject("folder");
const address = (path: string) => new URL(path, inject("site")).href;

/** Breaks one file of the served site for the time of a check. */
async function broken(
  path: string,
  content: string | null,
  check: () => Promise<void>,
): Promise<void> {
  const file = join(folder(), path);
  const saved = `${file}.saved`;
  copyFileSync(file, saved);
  rmSync(file);
  if (content !== null) writeFileSync(file, content);
  try {
    await check();
  } finally {
    rmSync(file, { force: true });
    renameSync(saved, file);
  }
}

/** Breaks the index of a site that has no run table, which would be read in its place. */
function brokenIndex(content: string | null, check: () => Promise<void>): Promise<void> {
  return broken("data/run-table.chunk", null, () => broken("data/index.json", content, check));
}

/** What the page says of the fault, once it says it. */
async function textOf(path: string, said: RegExp): Promise<string> {
  const { page } = await openPage(browser, address(path));
  const alert = page.getByRole("alert").filter({ hasText: said });
  await alert.waitFor();
  return alert.innerText();
}

async function firstRun(): Promise<string> {
  const index = await (await fetch(address("data/index.json"))).json();
  const evaluated = index.find(
    (run: { metrics_summary: object }) => Object.keys(run.metrics_summary).length > 0,
  );
  return evaluated.run_id;
}

test("a missing index names the file and the command that makes it", async () => {
  await brokenIndex(null, async () => {
    expect(await textOf("runs/", /index\.json/)).toContain("npm run etl");
  });
});

test("a broken index says that it is broken, not that it is missing", async () => {
  await brokenIndex('[{"run_id": ', async () => {
    const text = await textOf("runs/", /index\.json/);
    expect(text).not.toContain("npm run etl -- --raw-dir");
    expect(text).toMatch(/JSON|cut off|broken|damaged/i);
  });
});

test("an index of the wrong shape says which field", async () => {
  await brokenIndex('[{"run_id": 5}]', async () => {
    expect(await textOf("runs/", /run_id/)).toContain("index.json");
  });
});

test("an index from the future asks for a newer site", async () => {
  await brokenIndex('[{"run_id":"a","schema_version":"v9"}]', async () => {
    expect(await textOf("runs/", /v9/)).toMatch(/update|newer/i);
  });
});

test("a run that does not exist is called unknown", async () => {
  const runId = await firstRun();
  await broken(`data/runs/${runId}/meta.json`, null, async () => {
    const text = await textOf(`runs/${encodeURIComponent(runId)}/`, /There is no run/);
    expect(text).toContain(runId);
  });
});

test("broken curves leave the rest of the run's page standing", async () => {
  const runId = await firstRun();
  await broken(`data/runs/${runId}/metrics.json`, "{", async () => {
    const { page } = await openPage(browser, address(`runs/${encodeURIComponent(runId)}/`));
    await page.getByRole("heading", { level: 1, name: runId }).waitFor();
    await page.getByRole("table").first().waitFor();
    await page.getByRole("tab", { name: "Curves" }).click();
    await page.getByText("metrics.json").first().waitFor();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(runId);
  });
});

test("a missing sample store names itself", async () => {
  const runId = await firstRun();
  const summary = await (
    await fetch(address(`data/runs/${encodeURIComponent(runId)}/eval_summary.json`))
  ).json();
  const { store } = summary.suites.find((suite: { store: string | null }) => suite.store !== null);
  await broken(`data/runs/${runId}/${store}/store.json`, null, async () => {
    const { page } = await openPage(
      browser,
      address(`runs/${encodeURIComponent(runId)}/?tab=samples`),
    );
    await page.getByText("store.json").first().waitFor();
    expect(await page.getByRole("grid", { name: "Samples" }).count()).toBe(0);
  });
});

test.each([
  ["older", "an-older-one"],
  ["newer", "zzz-newer"],
])(
  "a manifest %s than the files is said to be so, and the runs are shown",
  async (_, generation) => {
    const manifest = await (await fetch(address("data/manifest.json"))).json();
    await broken("data/manifest.json", JSON.stringify({ ...manifest, generation }), async () => {
      const { page } = await openPage(browser, address("runs/"));
      const notice = page.getByText(/run-table\.chunk belongs to another publication/);
      await notice.waitFor();
      expect(await notice.innerText()).toContain("reload the page");
      await page.getByRole("link", { name: await firstRun(), exact: true }).waitFor();
    });
  },
);

test("a manifest from the future is named, and the runs are shown", async () => {
  const manifest = await (await fetch(address("data/manifest.json"))).json();
  await broken("data/manifest.json", JSON.stringify({ ...manifest, revision: 99 }), async () => {
    const { page } = await openPage(browser, address("runs/"));
    const notice = page.getByText(/data\/manifest\.json/).first();
    expect(await notice.innerText()).toContain("newer than this site");
    await page.getByRole("link", { name: await firstRun(), exact: true }).waitFor();
  });
});

test.each([
  ["eval_summary.json", ""],
  ["metrics.json", "?tab=curves"],
])("a run whose %s belongs to another publication says so", async (name, query) => {
  const runId = await firstRun();
  const file = (id: string) => `data/runs/${id}/${name}`;
  const content = await (await fetch(address(file(encodeURIComponent(runId))))).json();
  await broken(file(runId), JSON.stringify({ ...content, content_id: "another" }), async () => {
    const { page } = await openPage(browser, address(`runs/${encodeURIComponent(runId)}/${query}`));
    await page.getByText(/come from different publications/).waitFor();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(runId);
  });
});
