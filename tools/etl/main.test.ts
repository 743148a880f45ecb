import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { etl } from "./testing/cli.ts";
import { Letters } from "./testing/drawn-letters.ts";
import { outputNames, publishedIndex, sample, samples } from "./testing/conversion.ts";
import { filesBelow, treeOf, writeTree } from "./testing/folders.ts";
import { convertIn, workplace } from "./testing/workplace.ts";

vi.setConfig({ testTimeout: 30_000 });

const nobody = 65534;
const isRoot = process.getuid?.() === 0;

describe("where the output goes", () => {
  test("folders are made, dots and a slash at the end mean nothing, a link is followed", async () => {
    const place = workplace();
    mkdirSync(join(place, "real"));
    symlinkSync("real", join(place, "link"));
    for (const out of ["./deep/er/../out/", "link"]) {
      expect((await etl(["--raw-dir", "raw/", "--out-dir", out], { cwd: place })).code).toBe(0);
      expect(publishedIndex(join(place, out))).toHaveLength(1);
    }
    expect(publishedIndex(join(place, "real"))).toHaveLength(1);
  });

  test("into the site's own data folder, again and again: pages follow the runs", async () => {
    const shell = "<html>a run</html>";
    const place = workplace({ "site/runs/[runId]/index.html": shell, "site/runs/index.html": "" });
    const into = ["--out-dir", "site/data", "--site-dir", "site"];
    expect((await convertIn(place, ...into)).code).toBe(0);
    writeTree(place, { "raw/more/samples.jsonl": samples(1) });
    rmSync(join(place, "raw/good"), { recursive: true });
    expect((await convertIn(place, ...into)).code).toBe(0);
    expect(publishedIndex(join(place, "site/data")).map((run) => run.run_id)).toEqual(["more"]);
    expect(readdirSync(join(place, "site/runs")).toSorted()).toEqual([
      "[runId]",
      "index.html",
      "more",
    ]);
    expect((await convertIn(place, ...into)).code).toBe(0);
  });

  test.each([
    [["--out-dir", "file/sub"], /A file stands where a folder is needed/],
    [["--out-dir", "raw"], /lie in one another/],
    [["--site-dir", "raw"], /holds no exported site/],
    [["--raw-dir", "rwa"], /rwa does not exist/],
    [["--raw-dir", "file"], /file is a file/],
    [["--run", "gone"], /--run gone: there is no such folder in raw\.\n/],
    [["--watch", "--json"], /--watch goes with none of/],
    [["--poll", "soon"], /must be a number of seconds/],
    [["--ouut"], /unknown option/],
  ])("%j: exit 1, one clear line, nothing touched", async (args, said) => {
    const place = workplace({ file: "" });
    const before = filesBelow(place);
    const { code, stdout, stderr } = await convertIn(place, ...args);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(said);
    expect(stderr).not.toContain("    at ");
    expect(filesBelow(place)).toEqual(before);
  });

  test("two conversions at once: the second says so and changes nothing", async () => {
    const place = workplace();
    await convertIn(place);
    const start = readFileSync(`/proc/${process.pid}/stat`, "utf8").split(") ")[1]?.split(" ")[19];
    writeFileSync(join(place, "out/.lock"), `${process.pid} ${start}`);
    const { code, stderr } = await convertIn(place);
    expect(code).toBe(1);
    expect(stderr).toContain(`Another conversion is running (process ${process.pid})`);
    expect(readdirSync(join(place, "out"))).toContain(".lock");
  });

  test("a secret in a run's name: exit 2, one clear line, which does not repeat it; --strict: exit 1", async () => {
    const key = `glpat-${new Letters(1).b62(20)}`;
    const place = workplace({ [`raw/${key}/samples.jsonl`]: sample(0) });
    const { code, stdout, stderr } = await convertIn(place);
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /^dropped \[redacted: GitLab token\]: withheld: its name would publish a secret \([^)]+\); nothing of it is published\. .*rename the folder/m,
    );
    expect(stdout).toMatch(/^runs +1 converted, 1 withheld$/m);
    expect(stdout + stderr).not.toContain(key);
    const again = await convertIn(place, "--json");
    expect(JSON.parse(again.stdout)).toMatchObject({ exit_code: 2, published: true });
    expect(again.stdout).not.toContain(key);
    const strict = await convertIn(place, "--strict", "--force");
    expect(strict.code).toBe(1);
    expect(strict.stdout).toContain("nothing was published");
  });
});

/** A workplace that this user may enter and write. */
function theirs(files: Readonly<Record<string, string>> = {}): string {
  const place = workplace(files);
  chmodSync(place, 0o755);
  mkdirSync(join(place, "out"));
  chownSync(join(place, "out"), nobody, nobody);
  return place;
}
const mayRun = () => spawnSync(process.execPath, ["--version"], { uid: nobody }).status === 0;
const asNobody = (cwd: string, ...more: readonly string[]) =>
  etl(["--raw-dir", "raw", "--out-dir", "out", ...more], { cwd, uid: nobody });

describe.runIf(isRoot)("as a user without rights", () => {
  test("what may not be read is named, the rest is there; a dry run says the same", async (context) => {
    context.skip(!mayRun(), "another user may not run this Node");
    const place = theirs({
      "raw/file/samples.jsonl": samples(1),
      "raw/file/metrics.log": "step 1 loss 2\n",
      "raw/folder/samples.jsonl": samples(1),
      "raw/inner/samples.jsonl": samples(1),
      "raw/inner/reports/m/r.json": "{}",
      "raw/only/samples.jsonl": samples(1),
    });
    for (const path of ["file/metrics.log", "folder", "inner/reports", "only/samples.jsonl"])
      chmodSync(join(place, "raw", path), 0);
    const { code, stdout } = await asNobody(place);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^dropped file: metrics\.log unreadable: EACCES/m);
    expect(stdout).toMatch(/^dropped folder: unreadable: the folder cannot be read \(EACCES\)/m);
    expect(stdout).toMatch(/^dropped inner: reports unreadable: EACCES/m);
    expect(stdout).toMatch(/^dropped only: unreadable: samples\.jsonl cannot be read \(EACCES\)/m);
    const ids = publishedIndex(join(place, "out")).map((run) => run.run_id);
    expect(ids).toEqual(["file", "good", "inner"]);
    const dry = await asNobody(place, "--dry-run");
    expect(dry.code).toBe(0);
    expect(dry.stdout).toContain("metrics.log: unreadable");
  });

  test("a read-only output or unreadable raw folder: exit 1, one line", async (context) => {
    context.skip(!mayRun(), "another user may not run this Node");
    const place = theirs();
    await asNobody(place);
    const before = treeOf(join(place, "out"));
    writeTree(place, { "raw/more/samples.jsonl": samples(1) });
    chmodSync(join(place, "out"), 0o555);
    const readOnly = await asNobody(place);
    chmodSync(join(place, "out"), 0o755);
    chmodSync(join(place, "raw"), 0);
    const unreadable = await asNobody(place);
    for (const { code, stdout, stderr } of [readOnly, unreadable]) {
      expect(code).toBe(1);
      expect(stdout).toBe("");
      expect(stderr).toContain("No permission");
      expect(stderr).not.toContain("    at ");
    }
    expect(unreadable.stderr).toContain("raw");
    expect(treeOf(join(place, "out"))).toEqual(before);
  });
});

test("a disk that is really full: the old publication stands, one clear line, no rest", async (context) => {
  const place = workplace();
  const disk = join(place, "disk");
  mkdirSync(disk);
  context.skip(!mounts(disk), "no right to mount a small disk");
  onTestFinished(() => void execFileSync("umount", [disk]));
  const args = ["--raw-dir", "raw", "--out-dir", "disk/out"];
  await etl(args, { cwd: place });
  const before = treeOf(join(disk, "out"));
  const noise = randomBytes(3_000_000).toString("base64");
  writeTree(place, { "raw/large/samples.jsonl": sample(0, { prediction: noise }) });
  const { code, stdout, stderr } = await etl(args, { cwd: place });
  expect(code).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toContain("The disk is full");
  expect(stderr).not.toContain("    at ");
  expect(treeOf(join(disk, "out"))).toEqual(before);
  expect(readdirSync(join(disk, "out"))).toEqual(outputNames);
});

function mounts(folder: string): boolean {
  const options = ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder];
  return spawnSync("mount", options).status === 0 && statSync(folder).isDirectory();
}
