import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { convert, samples } from "../testing/conversion.ts";
import { temporaryFolder, treeOf, writeTree } from "../testing/folders.ts";
import { LockedError, lockFolder } from "./lock.ts";
import { overviewFiles, presentBlocks } from "./replacement.ts";
import { isSite, publishToSite } from "./site.ts";

const shell = "<html>a run</html>";
const list = "<html>all runs</html>";
const projectShell = "<html>a project</html>";
const projectList = "<html>all projects</html>";
const odd = ["my run", "实验 一", "50%", "a&b", "%2e%2e", "a..b", "#1?x=y", "__proto__"];

function exportedSite(): string {
  const files = { "runs/[runId]/index.html": shell, "runs/index.html": list, "index.html": "" };
  return writeTree(temporaryFolder(), files);
}

async function published(runs: Readonly<Record<string, number>>): Promise<string> {
  const raw = temporaryFolder();
  for (const [id, count] of Object.entries(runs))
    writeTree(join(raw, id), { "samples.jsonl": samples(count) });
  const out = join(temporaryFolder(), "data");
  await convert(raw, out);
  return out;
}

function counts(ids: readonly string[], count: number): Record<string, number> {
  return Object.fromEntries(ids.map((id) => [id, count]));
}

function pagesOf(site: string): readonly string[] {
  return readdirSync(join(site, "runs"))
    .filter((name) => existsSync(join(site, "runs", name, "index.html")))
    .filter((name) => name !== "[runId]");
}

function siteWithProjects(): string {
  const pages = {
    "projects/[project]/index.html": projectShell,
    "projects/index.html": projectList,
  };
  return writeTree(exportedSite(), pages);
}

async function publishedProjects(names: readonly string[]): Promise<string> {
  const raw = temporaryFolder();
  names.forEach((name, at) =>
    writeTree(join(raw, `run-${at}`), {
      "samples.jsonl": samples(1),
      "run.yaml": `project: ${JSON.stringify(name)}\n`,
    }),
  );
  const out = join(temporaryFolder(), "data");
  await convert(raw, out);
  return out;
}

function projectPagesOf(site: string): readonly string[] {
  return readdirSync(join(site, "projects"))
    .filter((name) => existsSync(join(site, "projects", name, "index.html")))
    .filter((name) => name !== "[project]")
    .toSorted();
}

test("every project whose name can be a folder's gets its page, and loses it with its last run", async () => {
  const site = siteWithProjects();
  const kept = ["qwen2.5 微调", "lr-sweep"];
  await publishToSite(await publishedProjects([...kept, "gone", "lr-sweep"]), site);
  expect(projectPagesOf(site)).toEqual(["gone", ...kept].toSorted());
  for (const name of kept)
    expect(readFileSync(join(site, "projects", name, "index.html"), "utf8")).toBe(projectShell);
  await publishToSite(await publishedProjects(kept), site);
  expect(projectPagesOf(site)).toEqual(kept.toSorted());
  expect(readdirSync(join(site, "projects"))).not.toContain("gone");
});

test("no name of a project makes a folder elsewhere or takes the place of the export's own pages", async () => {
  const site = siteWithProjects();
  const names = [
    "a/b",
    "../up",
    "..",
    "50%",
    "index.html",
    "[project]",
    "a?b",
    "c:",
    "x".repeat(300),
  ];
  await publishToSite(await publishedProjects(names), site);
  expect(readdirSync(join(site, "projects")).toSorted()).toEqual(["[project]", "index.html"]);
  expect(readFileSync(join(site, "projects/index.html"), "utf8")).toBe(projectList);
  expect(readdirSync(site).toSorted()).toEqual(["data", "index.html", "projects", "runs"]);
});

test("a new build's project page replaces the pages of the one before, and killed ones go", async () => {
  const site = siteWithProjects();
  const data = await publishedProjects(["a"]);
  await publishToSite(data, site);
  writeTree(site, { "projects/[project]/index.html": "<html>newer</html>" });
  writeTree(site, { "projects/left/index.html": "<html>newer</html>" });
  await publishToSite(data, site);
  expect(projectPagesOf(site)).toEqual(["a"]);
  expect(readFileSync(join(site, "projects/a/index.html"), "utf8")).toBe("<html>newer</html>");
});

test("every run gets its page and its data, whatever its name", async () => {
  const site = exportedSite();
  const data = await published(counts(odd, 3));
  await publishToSite(data, site);
  expect(pagesOf(site)).toEqual(odd.toSorted());
  for (const id of odd)
    expect(readFileSync(join(site, "runs", id, "index.html"), "utf8")).toBe(shell);
  expect(treeOf(join(site, "data"))).toEqual(treeOf(data));
});

test("runs that come, change and go after the build get and lose their page and data", async () => {
  const site = exportedSite();
  await publishToSite(await published({ same: 1, changed: 1, gone: 1, "gone 二&%": 1 }), site);
  const same = statSync(join(site, "data/runs/same/meta.json")).ino;
  const data = await published({ same: 1, changed: 2, added: 1 });
  await publishToSite(data, site);
  expect(pagesOf(site)).toEqual(["added", "changed", "same"]);
  expect(readdirSync(join(site, "runs"))).not.toContain("gone");
  expect(treeOf(join(site, "data"))).toEqual(treeOf(data));
  expect(statSync(join(site, "data/runs/same/meta.json")).ino).toBe(same);
  expect(readdirSync(join(site, "data"))).toEqual([
    ".site-stamp",
    "index.json",
    "manifest.json",
    "projects.json",
    "run-table.chunk",
    "runs",
    "scores",
    "traits",
  ]);
});

test("runs named like the export's own files leave these alone, also when they go", async () => {
  const site = exportedSite();
  await publishToSite(await published(counts(["[runId]", "index.html", "plain"], 1)), site);
  await publishToSite(await published({ plain: 1 }), site);
  expect(isSite(site)).toBe(true);
  expect(readFileSync(join(site, "runs/index.html"), "utf8")).toBe(list);
  expect(pagesOf(site)).toEqual(["plain"]);
});

test("pages that a killed publication left behind go, folders of the export stay", async () => {
  const site = exportedSite();
  writeTree(site, { "runs/left/index.html": shell, "runs/help/index.html": "<html>help</html>" });
  await publishToSite(await published({ a: 1 }), site);
  expect(pagesOf(site)).toEqual(["a", "help"]);
});

test("a new build's page replaces the pages of the one before", async () => {
  const site = exportedSite();
  const data = await published({ a: 1 });
  await publishToSite(data, site);
  rmSync(join(site, "runs/[runId]"), { recursive: true });
  writeTree(site, { "runs/[runId]/index.html": "<html>newer</html>" });
  await publishToSite(data, site);
  expect(readFileSync(join(site, "runs/a/index.html"), "utf8")).toBe("<html>newer</html>");
});

test("a publication that was killed half way is finished before it is put into the site", async () => {
  const site = exportedSite();
  const data = await published({ a: 1 });
  const newer = await published({ a: 2 });
  cpSync(newer, join(data, ".staging"), { recursive: true });
  const put = ["runs/a", ...(await presentBlocks(newer)), ...overviewFiles];
  const plan = { put, remove: [...(await presentBlocks(data))] };
  writeTree(data, { ".commit.json": JSON.stringify(plan) });
  await publishToSite(data, site);
  expect(treeOf(join(site, "data"))).toEqual(treeOf(newer));
});

test("what is in the site already is not put there again, nor read", async () => {
  const site = exportedSite();
  const data = await published({ a: 1 });
  await publishToSite(data, site);
  rmSync(join(data, "runs"), { recursive: true });
  const unlock = lockFolder(data);
  await expect(publishToSite(data, site)).resolves.toBeUndefined();
  writeTree(site, { "runs/[runId]/index.html": "<html>newer</html>" });
  await expect(publishToSite(data, site)).rejects.toThrow(LockedError);
  rmSync(join(site, "data"), { recursive: true });
  await expect(publishToSite(data, site)).rejects.toThrow(LockedError);
  unlock();
});

test("nothing is taken from a folder that is being written or holds no publication", async () => {
  const site = exportedSite();
  const data = await published({ a: 1 });
  const unlock = lockFolder(data);
  await expect(publishToSite(data, site)).rejects.toThrow(LockedError);
  unlock();
  await expect(publishToSite(temporaryFolder(), site)).rejects.toThrow("holds no publication");
  expect(existsSync(join(site, "data"))).toBe(false);
});

test("a publication of an earlier version, which has fewer files, is put into a newer site", async () => {
  const [site, data] = [exportedSite(), await published({ a: 1 })];
  await publishToSite(data, site);
  rmSync(join(data, "projects.json"));
  await publishToSite(data, site, true);
  expect(existsSync(join(site, "data/index.json"))).toBe(true);
  expect(existsSync(join(site, "data/projects.json"))).toBe(false);
});
