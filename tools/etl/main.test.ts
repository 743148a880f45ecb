import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
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
import { type Ended, etl } from "./testing/cli.ts";
import { outputNames, publishedIndex, sample, samples } from "./testing/conversion.ts";
import { aged, filesBelow, temporaryFolder, treeOf, writeTree } from "./testing/folders.ts";

/** A folder with `raw/good`, and whatever else is given. */
function workplace(files: Readonly<Record<string, string>> = {}): string {
  return writeTree(temporaryFolder(), { "raw/good/samples.jsonl": samples(2), ...files });
}

function convert(cwd: string, ...more: readonly string[]): Promise<Ended> {
  return etl(["--raw-dir", "raw", "--out-dir", "out", ...more], { cwd });
}

vi.setConfig({ testTimeout: 30_000 });

const nobody = 65534;
const isRoot = process.getuid?.() === 0;

describe("the account at the end", () => {
  test("0 when all is there: totals on stdout, progress as plain lines on stderr", async () => {
    const { code, stdout, stderr } = await convert(workplace());
    expect(code).toBe(0);
    expect(stdout.split("\n").map((line) => line.replace(/ +/g, " "))).toEqual([
      "runs 1 converted",
      "benchmarks 1",
      "samples 2 in, 2 out, 0 dropped",
      "points 0 in, 0 out, 0 replaced by later or better ones",
      "written to out",
      "",
    ]);
    expect(stderr).toBe("converting 1 of 1: good\n");
  });

  test("2 when something was dropped, with file and line; it is published all the same", async () => {
    const place = workplace({ "raw/bad/samples.jsonl": `${sample(0)}oops\n`, "raw/none/x": "?" });
    const { code, stdout } = await convert(place);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^dropped bad: samples\.jsonl:2 not-json: .*oops/m);
    expect(stdout).toMatch(/^dropped none: nothing-recognised: /m);
    expect(stdout).toMatch(/^samples +4 in, 3 out, 1 dropped$/m);
    expect(stdout).toMatch(/^runs +2 converted, 1 left out$/m);
    expect(publishedIndex(join(place, "out")).map((run) => run.run_id)).toEqual(["bad", "good"]);
  });

  test("--strict: 1 instead, and what was there before is unchanged", async () => {
    const place = workplace();
    await convert(place);
    const before = treeOf(join(place, "out"));
    writeTree(place, { "raw/bad/samples.jsonl": "oops\n", "raw/more/samples.jsonl": samples(1) });
    const { code, stdout } = await convert(place, "--strict");
    expect(code).toBe(1);
    expect(stdout).toContain("nothing was published");
    expect(treeOf(join(place, "out"))).toEqual(before);
    expect(readdirSync(join(place, "out"))).toEqual(outputNames);
  });

  test("1 when no run could be converted, or none is there any more", async () => {
    const place = workplace();
    await convert(place);
    const before = treeOf(join(place, "out"));
    const useless = writeTree(temporaryFolder(), { "raw/x/notes.txt": "?" });
    const empty = writeTree(temporaryFolder(), { "raw/loose.jsonl": "" });
    for (const [raw, said] of [
      [useless, "dropped x: nothing-recognised"],
      [empty, "loose.jsonl: ignored"],
    ] as const) {
      const args = ["--raw-dir", join(raw, "raw"), "--out-dir", join(place, "out")];
      const { code, stdout } = await etl(args);
      expect(code).toBe(1);
      expect(stdout).toContain(said);
      expect(treeOf(join(place, "out"))).toEqual(before);
    }
  });

  test("an empty raw folder gives an empty site where there was none", async () => {
    const place = temporaryFolder();
    mkdirSync(join(place, "raw"));
    expect((await convert(place)).code).toBe(0);
    expect(publishedIndex(join(place, "out"))).toEqual([]);
  });

  test("--json: JSON and nothing else, also when something was dropped", async () => {
    const place = workplace({ "raw/bad/samples.jsonl": `${sample(0)}oops\n` });
    const { code, stdout, stderr } = await convert(place, "--json");
    expect(code).toBe(2);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({
      exit_code: 2,
      published: true,
      outcomes: [
        { runId: "bad", issues: [{ code: "not-json", file: "samples.jsonl", line: 2 }] },
        { runId: "good", kind: "converted" },
      ],
    });
  });

  test("what has not changed is not read again: the same account, and nothing is written", async () => {
    const place = workplace({ "raw/bad/samples.jsonl": `${sample(0)}oops\n` });
    aged(join(place, "raw"));
    const first = await convert(place);
    chmodSync(join(place, "out"), 0o555);
    const second = await convert(place);
    const lines = (text: string) =>
      text.split("\n").filter((line) => !/^(runs|written|up to)/.test(line));
    expect(second.code).toBe(first.code);
    expect(lines(second.stdout)).toEqual(lines(first.stdout));
    expect(second.stdout).toMatch(/^runs +2 converted, none changed since$/m);
    expect(second.stdout).toMatch(/^up to date  out$/m);
    expect(second.stderr).toBe("");
  });

  test("runs that are gone are counted", async () => {
    const place = workplace({ "raw/other/samples.jsonl": samples(1) });
    aged(join(place, "raw"));
    await convert(place);
    rmSync(join(place, "raw/other"), { recursive: true });
    expect((await convert(place)).stdout).toMatch(/^runs +1 converted, 1 removed$/m);
  });

  test("--force mends published files that were damaged, also those of one run alone", async () => {
    const place = workplace({ "raw/other/samples.jsonl": samples(1) });
    aged(join(place, "raw"));
    await convert(place);
    const files = ["runs/good/meta.json", "runs/other/meta.json"];
    const contents = () => files.map((file) => readFileSync(join(place, "out", file), "utf8"));
    const before = contents();
    for (const file of files) writeFileSync(join(place, "out", file), "{");
    expect((await convert(place)).stdout).toMatch(/^up to date  out$/m);
    expect((await convert(place, "--force", "--run", "good")).code).toBe(0);
    expect(contents()).toEqual([before[0], "{"]);
    expect((await convert(place, "--force")).stdout).toMatch(/^written to  out$/m);
    expect(contents()).toEqual(before);
  });

  test("--run converts only the folders it names", async () => {
    const place = workplace({ "raw/other/samples.jsonl": samples(1) });
    aged(join(place, "raw"));
    await convert(place);
    for (const run of ["good", "other"])
      appendFileSync(join(place, "raw", run, "samples.jsonl"), "oops\n");
    const { code, stdout } = await convert(place, "--run", "good");
    expect(code).toBe(2);
    expect(stdout).toMatch(/^dropped good: /m);
    expect(stdout).not.toContain("other");
    const { stderr } = await convert(place, "--run", "good", "--run", "good~model");
    expect(stderr).toContain(
      "--run good~model: there is no such folder in raw; its folder is named good.",
    );
  });

  test("--dry-run says what would be read and writes nothing", async () => {
    const place = workplace({ "raw/good/other.bin": "\0" });
    const { code, stdout } = await convert(place, "--dry-run");
    expect(code).toBe(0);
    expect(stdout).toContain("samples.jsonl: simple-layout");
    expect(stdout).toContain("other.bin: not recognised");
    expect(existsSync(join(place, "out"))).toBe(false);
    expect(JSON.parse((await convert(place, "--dry-run", "--json")).stdout)).toMatchObject({
      runs: [{ run_id: "good" }],
    });
  });

  test("--verbose adds notes and what was ignored", async () => {
    const place = workplace({ "raw/good/metrics.log": "", "raw/loose": "" });
    expect((await convert(place)).stdout).not.toMatch(/^note/m);
    const { stdout } = await convert(place, "--verbose");
    expect(stdout).toMatch(/^note +good: metrics\.log empty-file/m);
    expect(stdout).toMatch(/^note +loose: ignored/m);
  });

  test("names do not steer the terminal", async () => {
    const { stdout } = await convert(workplace({ "raw/red\u001b[31m/x": "" }));
    expect(stdout).not.toContain("\u001b");
  });
});

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
    expect((await convert(place, ...into)).code).toBe(0);
    writeTree(place, { "raw/more/samples.jsonl": samples(1) });
    rmSync(join(place, "raw/good"), { recursive: true });
    expect((await convert(place, ...into)).code).toBe(0);
    expect(publishedIndex(join(place, "site/data")).map((run) => run.run_id)).toEqual(["more"]);
    expect(readdirSync(join(place, "site/runs")).toSorted()).toEqual([
      "[runId]",
      "index.html",
      "more",
    ]);
    expect((await convert(place, ...into)).code).toBe(0);
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
    const { code, stdout, stderr } = await convert(place, ...args);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(said);
    expect(stderr).not.toContain("    at ");
    expect(filesBelow(place)).toEqual(before);
  });

  test("two conversions at once: the second says so and changes nothing", async () => {
    const place = workplace();
    await convert(place);
    const start = readFileSync(`/proc/${process.pid}/stat`, "utf8").split(") ")[1]?.split(" ")[19];
    writeFileSync(join(place, "out/.lock"), `${process.pid} ${start}`);
    const { code, stderr } = await convert(place);
    expect(code).toBe(1);
    expect(stderr).toContain(`Another conversion is running (process ${process.pid})`);
    expect(readdirSync(join(place, "out"))).toContain(".lock");
  });

  test("a secret in a run's name: exit 1, one clear line, which does not repeat it", async () => {
    const key = "sk-Fake0000000000000000";
    const { code, stdout, stderr } = await convert(
      workplace({ [`raw/${key}/samples.jsonl`]: sample(0) }),
    );
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(
      /^Stopped: .* would publish a secret \(sk-F…\)\. Nothing was published\..*rename the folder/m,
    );
    expect(stderr.replaceAll(`: ${key}`, "")).not.toContain(key);
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
