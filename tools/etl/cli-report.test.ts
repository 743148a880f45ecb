import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { etl } from "./testing/cli.ts";
import { outputNames, publishedIndex, sample, samples } from "./testing/conversion.ts";
import { aged, temporaryFolder, treeOf, writeTree } from "./testing/folders.ts";
import { convertIn, workplace } from "./testing/workplace.ts";

vi.setConfig({ testTimeout: 30_000 });

describe("the account at the end", () => {
  test("0 when all is there: totals on stdout, progress as plain lines on stderr", async () => {
    const { code, stdout, stderr } = await convertIn(workplace());
    expect(code).toBe(0);
    expect(stdout.split("\n").map((line) => line.replace(/ +/g, " "))).toEqual([
      "runs 1 converted",
      "benchmarks 1",
      "samples 2 in, 2 out, 0 dropped",
      "points 0 in, 0 out, 0 dropped",
      "written to out",
      "",
    ]);
    expect(stderr).toBe("converting 1 of 1: good\n");
  });

  test("2 when something was dropped, with file and line; it is published all the same", async () => {
    const place = workplace({ "raw/bad/samples.jsonl": `${sample(0)}oops\n`, "raw/none/x": "?" });
    const { code, stdout } = await convertIn(place);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^dropped bad: samples\.jsonl:2 not-json: .*oops/m);
    expect(stdout).toMatch(/^dropped none: nothing-recognised: /m);
    expect(stdout).toMatch(/^samples +4 in, 3 out, 1 dropped$/m);
    expect(stdout).toMatch(/^runs +2 converted, 1 left out$/m);
    expect(publishedIndex(join(place, "out")).map((run) => run.run_id)).toEqual(["bad", "good"]);
  });

  test("--strict: 1 instead, and what was there before is unchanged", async () => {
    const place = workplace();
    await convertIn(place);
    const before = treeOf(join(place, "out"));
    writeTree(place, { "raw/bad/samples.jsonl": "oops\n", "raw/more/samples.jsonl": samples(1) });
    const { code, stdout } = await convertIn(place, "--strict");
    expect(code).toBe(1);
    expect(stdout).toContain("nothing was published");
    expect(treeOf(join(place, "out"))).toEqual(before);
    expect(readdirSync(join(place, "out"))).toEqual(outputNames);
  });

  test("1 when no run could be converted, or none is there any more", async () => {
    const place = workplace();
    await convertIn(place);
    const before = treeOf(join(place, "out"));
    const useless = writeTree(temporaryFolder(), { "raw/x/notes.txt": "?" });
    const empty = writeTree(temporaryFolder(), { "raw/loose.jsonl": "" });
    for (const [raw, said] of [
      [useless, "dropped x: nothing-recognised"],
      [empty, "dropped raw: nothing-recognised"],
    ] as const) {
      const args = ["--raw-dir", join(raw, "raw"), "--out-dir", join(place, "out")];
      const { code, stdout } = await etl(args);
      expect(code).toBe(1);
      expect(stdout).toContain(said);
      expect(stdout).not.toContain("is itself a run");
      expect(treeOf(join(place, "out"))).toEqual(before);
    }
  });

  test("an empty raw folder gives an empty site where there was none", async () => {
    const place = temporaryFolder();
    mkdirSync(join(place, "raw"));
    expect((await convertIn(place)).code).toBe(0);
    expect(publishedIndex(join(place, "out"))).toEqual([]);
  });

  test("--json: JSON and nothing else, also when something was dropped", async () => {
    const place = workplace({ "raw/bad/samples.jsonl": `${sample(0)}oops\n` });
    const { code, stdout, stderr } = await convertIn(place, "--json");
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
    const first = await convertIn(place);
    chmodSync(join(place, "out"), 0o555);
    const second = await convertIn(place);
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
    await convertIn(place);
    rmSync(join(place, "raw/other"), { recursive: true });
    expect((await convertIn(place)).stdout).toMatch(/^runs +1 converted, 1 removed$/m);
  });

  test("--force mends published files that were damaged, also those of one run alone", async () => {
    const place = workplace({ "raw/other/samples.jsonl": samples(1) });
    aged(join(place, "raw"));
    await convertIn(place);
    const files = ["runs/good/meta.json", "runs/other/meta.json"];
    const contents = () => files.map((file) => readFileSync(join(place, "out", file), "utf8"));
    const before = contents();
    for (const file of files) writeFileSync(join(place, "out", file), "{");
    expect((await convertIn(place)).stdout).toMatch(/^up to date  out$/m);
    expect((await convertIn(place, "--force", "--run", "good")).code).toBe(0);
    expect(contents()).toEqual([before[0], "{"]);
    expect((await convertIn(place, "--force")).stdout).toMatch(/^written to  out$/m);
    expect(contents()).toEqual(before);
  });

  test("--run converts only the folders it names", async () => {
    const place = workplace({ "raw/other/samples.jsonl": samples(1) });
    aged(join(place, "raw"));
    await convertIn(place);
    for (const run of ["good", "other"])
      appendFileSync(join(place, "raw", run, "samples.jsonl"), "oops\n");
    const { code, stdout } = await convertIn(place, "--run", "good");
    expect(code).toBe(2);
    expect(stdout).toMatch(/^dropped good: /m);
    expect(stdout).not.toContain("other");
    const { stderr } = await convertIn(place, "--run", "good", "--run", "good~model");
    expect(stderr).toContain(
      "--run good~model: there is no such folder in raw; its folder is named good.",
    );
  });

  test("--dry-run says what would be read and writes nothing", async () => {
    const place = workplace({ "raw/good/other.bin": "\0" });
    const { code, stdout } = await convertIn(place, "--dry-run");
    expect(code).toBe(0);
    expect(stdout).toContain("samples.jsonl: simple-layout");
    expect(stdout).toContain("other.bin: not recognised");
    expect(existsSync(join(place, "out"))).toBe(false);
    expect(JSON.parse((await convertIn(place, "--dry-run", "--json")).stdout)).toMatchObject({
      runs: [{ run_id: "good" }],
    });
  });

  test("--verbose adds notes and what was ignored", async () => {
    const place = workplace({ "raw/good/metrics.log": "", "raw/loose": "" });
    expect((await convertIn(place)).stdout).not.toMatch(/^note/m);
    const { stdout } = await convertIn(place, "--verbose");
    expect(stdout).toMatch(/^note +good: metrics\.log empty-file/m);
    expect(stdout).toMatch(/^note +loose: ignored/m);
  });

  test("names do not steer the terminal", async () => {
    const { stdout } = await convertIn(workplace({ "raw/red\u001b[31m/x": "" }));
    expect(stdout).not.toContain("\u001b");
  });
});
