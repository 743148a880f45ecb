import { parseFile } from "@evalsite/protocol";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exitCode } from "../cli-report.ts";
import { projectPlaces } from "../node/project-files.ts";
import { watchProjects } from "../node/watch-projects.ts";
import { convert, publishedIndex, samples } from "../testing/conversion.ts";
import { aged, temporaryFolder, treeOf, writeTree } from "../testing/folders.ts";
import type { ConvertOptions } from "./convert-all.ts";

/** raw/runs with two runs, which name their project as its alias has it. */
function workplace() {
  const raw = temporaryFolder();
  const runs = join(raw, "runs");
  writeTree(join(runs, "run_a-step-40"), {
    "samples.jsonl": samples(2),
    "run.yaml": "project: P 1\n",
  });
  writeTree(join(runs, "own"), {
    "samples.jsonl": samples(1),
    "run.yaml": "project: P 1\nexperiment: own\ncheckpoint: 7\n",
  });
  aged(runs);
  const out = join(temporaryFolder(), "out");
  const run = (options: Partial<ConvertOptions> = {}, to = out) =>
    convert(runs, to, { projects: projectPlaces(runs, null), ...options });
  const put = (file: string, content: object | string) =>
    writeTree(raw, { [file]: typeof content === "string" ? content : JSON.stringify(content) });
  return { raw, runs, out, run, put };
}

const card = {
  name: "p",
  aliases: ["P 1"],
  members: [{ who: "somebody", role: "viewer" }],
  checkpoint: { pattern: String.raw`-step-(?<step>\d+)` },
  experiments: [{ name: "a", match: ["run_a*"] }],
};

function projectsIn(out: string) {
  const parsed = parseFile("projects", readFileSync(join(out, "projects.json"), "utf8"));
  if (parsed.kind === "problem") throw new Error(JSON.stringify(parsed.problem));
  return parsed.value;
}

function placesIn(out: string) {
  return publishedIndex(out).map(({ run_id, project, experiment, checkpoint }) => [
    run_id,
    project,
    experiment,
    checkpoint?.step ?? null,
  ]);
}

test("a project's file is published without its members, and gives its runs their places", async () => {
  const { out, run, put } = workplace();
  put("projects/any/project.json", card);
  await run();
  expect(projectsIn(out).projects).toMatchObject([{ name: "p", aliases: ["P 1"] }]);
  expect(readFileSync(join(out, "projects.json"), "utf8")).not.toContain("somebody");
  expect(placesIn(out)).toEqual([
    ["own", "p", "own", 7],
    ["run_a-step-40", "p", "a", 40],
  ]);
});

test("a change of it alone is noticed, reads no run again, and gives what a whole conversion does", async () => {
  const { raw, out, run, put } = workplace();
  await run();
  const original = treeOf(out);
  expect((await run()).written).toBe(false);
  put("projects/any/project.yaml", JSON.stringify(card));
  expect(await run()).toMatchObject({ written: true, converted: 0 });
  expect((await run()).written).toBe(false);
  put("projects/any/project.yaml", JSON.stringify({ ...card, experiments: [] }));
  expect(await run()).toMatchObject({ written: true, converted: 0 });
  expect(placesIn(out)[1]).toEqual(["run_a-step-40", "p", null, 40]);
  const fresh = join(temporaryFolder(), "out");
  await run({}, fresh);
  expect(treeOf(out)).toEqual(treeOf(fresh));
  rmSync(join(raw, "projects"), { recursive: true });
  await run();
  expect(treeOf(out)).toEqual(original);
});

test("each mistake is told, with file and line, and stops no run", async () => {
  const { runs, out, run, put } = workplace();
  put("projects/a/project.json", '{"name": "p",\n"benchmark": []}');
  put("projects/b/project.yml", "name: [");
  put("projects/c/project.json", " ".repeat(2 * 1024 * 1024 + 1));
  put("project.json", { name: "p" });
  mkdirSync(join(runs, "../projects/empty"));
  const { outcomes, projectIssues, published } = await run();
  expect(published).toBe(true);
  expect(outcomes.map(({ kind }) => kind)).toEqual(["converted", "converted"]);
  expect(
    projectIssues.map(({ severity, file, line, code }) => `${severity} ${file}:${line} ${code}`),
  ).toEqual([
    "warning projects/a/project.json:2 unknown-project-field",
    "dropped projects/b/project.yml:1 project-file",
    "dropped projects/c/project.json:null project-file",
    "dropped project.json:null project-name-twice",
    "dropped projects/a/project.json:null project-name-twice",
  ]);
  expect(projectsIn(out)).toMatchObject({ projects: [], issues: projectIssues });
  expect((await run({ strict: true })).published).toBe(false);
});

test("what only the last look finds withholds the texts of one project, and stops nothing", async () => {
  const { out, run, put } = workplace();
  const across = '"quokka","zh":"quokka"';
  put("projects/p/project.json", { ...card, title: "quokka", description: "more" });
  put("projects/q/project.json", { name: "q", title: "other" });
  const result = await run({ secrets: [across] });
  expect(exitCode(result)).toBe(2);
  expect(projectsIn(out)).toMatchObject({
    projects: [
      { name: "p", title: null, description: null, aliases: ["P 1"] },
      { name: "q", title: { en: "other" } },
    ],
    issues: [{ code: "project-withheld", message: expect.stringContaining('"p"') }],
  });
  expect(placesIn(out)).toContainEqual(["run_a-step-40", "p", "a", 40]);
});

test("a project whose own name is one is left out; where nothing else helps, all projects are", async () => {
  const { out, run, put } = workplace();
  put("projects/p/project.json", card);
  put("projects/q/project.json", { name: "q" });
  await run({ secrets: ['"name":"p","aliases"'] });
  expect(projectsIn(out).projects.map(({ name }) => name)).toEqual(["q"]);
  const before = readFileSync(join(out, "projects.json"), "utf8");
  put("projects/p/project.json", { ...card, name: "o" });
  await run();
  const both = readFileSync(join(out, "projects.json"), "utf8");
  expect(both).not.toBe(before);
  const at = both.indexOf('"q"');
  await run({ secrets: [both.slice(at - 20, at + 3)] });
  expect(projectsIn(out)).toMatchObject({ projects: [], issues: [{ code: "project-withheld" }] });
});

test("texts beside it are cleaned as texts of people are; a link keeps its host", async () => {
  const { out, run, put } = workplace();
  put("project.json", {
    ...card,
    description: "Run by /home/li/run.sh with password=hunter22x",
    links: [{ title: "wiki", url: "http://wiki.corp.acme/x?access_token=aB3dE5gH7jK9" }],
  });
  await run();
  expect(projectsIn(out).projects[0]).toMatchObject({
    description: { en: "Run by …/run.sh with password=[redacted: password]" },
    links: [{ url: "http://wiki.corp.acme/x?access_token=[redacted: token]" }],
  });
});

test("a secret in it is taken out, and nothing else", async () => {
  const { out, run, put } = workplace();
  const secret = "s3cr3t-of-this-machine";
  put("project.json", { ...card, description: `See ${secret} there.` });
  await run({ secrets: [secret] });
  const [found] = projectsIn(out).projects;
  expect(found?.name).toBe("p");
  expect(found?.description?.en).toMatch(/^See .+ there\.$/);
  expect(readFileSync(join(out, "projects.json"), "utf8")).not.toContain(secret);
});

test("files are looked for beside a folder named runs, and where the command line says", () => {
  expect(projectPlaces("/x/raw/runs", null)).toEqual({
    folder: "/x/raw/projects",
    single: "/x/raw",
  });
  expect(projectPlaces("/x/results", null)).toEqual({ folder: null, single: null });
  expect(projectPlaces("/x/raw/runs", "/y")).toEqual({ folder: "/y", single: null });
});

test("a project's file that comes, or changes, is reported at once", async () => {
  const { raw, runs } = workplace();
  let reports = 0;
  const watch = watchProjects(projectPlaces(runs, null), () => void reports++);
  const reported = async (change: () => void) => {
    watch.refresh();
    const before = reports;
    change();
    await expect.poll(() => reports).toBeGreaterThan(before);
  };
  await reported(() => mkdirSync(join(raw, "projects/a"), { recursive: true }));
  await reported(() => writeFileSync(join(raw, "projects/a/project.json"), "{}"));
  await reported(() => writeFileSync(join(raw, "project.json"), "{}"));
  watch.close();
});
