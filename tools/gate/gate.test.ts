import { execFile } from "node:child_process";
import {
  createReadStream,
  existsSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { etl } from "../etl/testing/cli.ts";
import { lastingFolder, temporaryFolder, writeTree } from "../etl/testing/folders.ts";

const main = join(import.meta.dirname, "main.ts");

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function gate(...args: readonly string[]): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [main, ...args]);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

/** Samples of a benchmark: `right` of the items from `first` to `end` are right, the first ones. */
function samples(suite: string, first: number, end: number, right: (item: number) => boolean) {
  return Array.from({ length: end - first }, (_, at) => {
    const item = first + at;
    const score = right(item) ? 1 : 0;
    return `${JSON.stringify({ suite, id: String(item), input: `${item}+1?`, target: String(item + 1), prediction: "x", score })}\n`;
  }).join("");
}

/**
 * On 400 items: the baseline has 200 right; "worse" 40 fewer; "better" 40 more; "alike" wins and
 * loses 3 of them and lacks the last 10.
 */
const raw = {
  "base/samples.jsonl":
    samples("arith", 0, 400, (item) => item < 200) + samples("few", 0, 12, (item) => item < 6),
  "worse/samples.jsonl":
    samples("arith", 0, 400, (item) => item < 160) + samples("few", 0, 12, (item) => item < 7),
  "better/samples.jsonl":
    samples("arith", 0, 400, (item) => item < 240) + samples("few", 0, 12, (item) => item < 6),
  "alike/samples.jsonl": samples("arith", 0, 390, (item) => item > 2 && item < 203),
  "report/evalscope.jsonl": '{"suite":"arith","metric":"accuracy","value":0.5,"num":400}\n',
  "lower/evalscope.jsonl": '{"suite":"arith","metric":"accuracy","value":0.35,"num":400}\n',
  "other/samples.jsonl": samples("else", 0, 20, () => true),
};

const folder = lastingFolder();
const rawDir = join(folder, "raw");
const data = join(folder, "data");

beforeAll(async () => {
  writeTree(rawDir, raw);
  const { code, stderr } = await etl(["--raw-dir", rawDir, "--out-dir", data]);
  if (code !== 0) throw new Error(stderr);
}, 60_000);

const against = (candidate: string, ...more: readonly string[]) =>
  gate("--data", data, "--baseline", "base", "--candidate", candidate, ...more);

describe("ends", { timeout: 60_000 }, () => {
  test("with 3 where a benchmark is worse", async () => {
    const { code, out } = await against("worse");
    expect(code).toBe(3);
    expect(out).toMatch(/^arith .* 400 +0 +0 +40 +worse$/m);
    expect(out).toContain("worse is worse than base on 1 of 2 benchmarks");
  });

  test("with 0 where none is worse, with 4 where one is not resolved and that was asked for", async () => {
    expect((await against("better")).code).toBe(0);
    const { code, out } = await against("better", "--fail-on", "unresolved");
    expect(code).toBe(4);
    expect(out).toMatch(/^few .*not resolved/m);
    expect((await against("better", "--fail-on", "unresolved", "--suites", "arith")).code).toBe(0);
  });

  test("with 3 rather than 4", async () => {
    expect((await against("worse", "--fail-on", "unresolved")).code).toBe(3);
  });

  test("with 4 where the candidate lacks a benchmark", async () => {
    const { code, out } = await against("alike", "--fail-on", "unresolved", "--margin", "0.2");
    expect(code).toBe(4);
    expect(out).toMatch(/^few .*not resolved: the candidate lacks it$/m);
    expect(out).toMatch(/^arith .* 390 +10 +3 +3 +no difference larger than 1\.\d points$/m);
  });
});

describe("says what is wrong", { timeout: 60_000 }, () => {
  test.each([
    [["--candidate", "nowhere"], 1, /nowhere is neither a run .* there are: .*base/],
    [["--candidate", "other"], 1, /base and other have no benchmark with a score in common/],
    [["--candidate", "better", "--suites", "arith,mmlu"], 1, /--suites mmlu: neither run has/],
    [["--candidate", "better", "--margin", "2"], 1, /--margin.*a share/],
    [["--candidate", "better", "--fail-on", "any"], 1, /--fail-on.*worse, unresolved/],
    [[], 1, /--candidate/],
  ] as const)("%j", async (args, code, message) => {
    const ended = await gate("--data", data, "--baseline", "base", ...args);
    expect(ended.code).toBe(code);
    expect(ended.err).toMatch(message);
    expect(ended.out).toBe("");
  });

  test("a damaged column ends with 2 and names the file", async () => {
    const copy = join(temporaryFolder(), "data");
    expect((await etl(["--raw-dir", rawDir, "--out-dir", copy])).code).toBe(0);
    const store = join(copy, "runs/base/samples/arith");
    const file = readdirSync(store, { recursive: true, encoding: "utf8" }).find((name) =>
      name.includes("score"),
    );
    expect(file).toBeDefined();
    rmSync(join(store, file ?? ""));
    const missing = await gate("--data", copy, "--baseline", "base", "--candidate", "worse");
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining(`${file} is missing`)]);
    writeFileSync(join(store, file ?? ""), "not a column");
    const damaged = await gate("--data", copy, "--baseline", "base", "--candidate", "worse");
    expect([damaged.code, damaged.err]).toEqual([2, expect.stringContaining("is damaged")]);
  });
});

describe("prints", { timeout: 60_000 }, () => {
  test("JSON with exact numbers", async () => {
    const { out } = await against("worse", "--format", "json", "--suites", "arith");
    // 40 lost of 400: d̄ = −0.1, SE = √(40·0.9² + 360·0.1²)/√(399·400)
    const stderr = Math.sqrt((40 * 0.81 + 360 * 0.01) / (399 * 400));
    expect(JSON.parse(out)).toMatchObject({
      baseline: "base",
      candidate: "worse",
      exit_code: 3,
      benchmarks: [
        {
          suite: "arith",
          basis: "paired",
          baseline: 0.5,
          candidate: 0.4,
          difference: expect.closeTo(-0.1, 12),
          stderr: expect.closeTo(stderr, 12),
          interval: { method: "t", low: expect.closeTo(-0.1 - 1.96593 * stderr, 6) },
          mcnemar_p: expect.closeTo(2 * 0.5 ** 40, 18),
          n: 400,
          unmatched: 0,
          won: 0,
          lost: 40,
          verdict: { kind: "worse" },
        },
      ],
    });
  });

  test("what is known from a report alone as such", async () => {
    const runs = ["--baseline", "report", "--candidate", "lower"];
    const { out, code } = await gate("--data", data, ...runs, "--format", "json");
    const { benchmarks } = JSON.parse(out) as { benchmarks: { basis: string; words: string }[] };
    expect(benchmarks).toMatchObject([
      { basis: "reports", won: null, words: "worse (from reports)" },
    ]);
    expect(code).toBe(3);
  });

  test("Markdown, with what is resolved in bold", async () => {
    const { out } = await against("worse", "--format", "markdown");
    const lines = out.split("\n").filter((line) => line.startsWith("|"));
    expect(lines[0]).toContain("| 95% interval | p | q | n | Unmatched | Won | Lost | Verdict |");
    expect(lines[2]).toMatch(/^\| arith \|.*\| \*\*worse\*\* \|$/);
    expect(lines[3]).toMatch(/^\| few \|.*\| not resolved/);
  });

  test("JUnit: worse fails, not resolved is skipped", async () => {
    const { out } = await against("worse", "--format", "junit");
    expect(out).toContain('<testsuites tests="2" failures="1">');
    expect(out).toMatch(/name="arith">\s*<failure message="worse">/);
    expect(out).toMatch(/name="few">\s*<skipped message="not resolved/);
    const strict = await against("worse", "--format", "junit", "--fail-on", "unresolved");
    expect(strict.out).toMatch(/name="few">\s*<failure message="not resolved/);
  });
});

describe("reads", { timeout: 60_000 }, () => {
  test("raw folders that were never published, and leaves nothing behind", async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith("evalsite-gate-"));
    const [baseline, candidate] = [join(rawDir, "base"), join(rawDir, "worse")];
    const ended = await gate(
      "--data",
      join(folder, "none"),
      "--baseline",
      baseline,
      "--candidate",
      candidate,
    );
    expect(ended.out).toContain("worse is worse than base on 1 of 2 benchmarks");
    expect(ended.code).toBe(3);
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith("evalsite-gate-"));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  });

  test("a raw folder against a published run; a folder without a run is named", async () => {
    const mixed = await gate(
      "--data",
      data,
      "--baseline",
      "base",
      "--candidate",
      join(rawDir, "better"),
    );
    expect([mixed.code, mixed.out]).toEqual([
      0,
      expect.stringContaining("better than base on 1 of 2"),
    ]);
    const empty = await gate(
      "--data",
      data,
      "--baseline",
      "base",
      "--candidate",
      temporaryFolder(),
    );
    expect([empty.code, empty.err]).toEqual([1, expect.stringContaining("holds no evaluation")]);
  });

  test("a publication at a web address", async () => {
    const server = createServer((request, response) => {
      const path = join(data, decodeURIComponent(request.url ?? "").replace(/^\/sub\/data\//, ""));
      if (!existsSync(path) || !statSync(path).isFile()) return void response.writeHead(404).end();
      return void createReadStream(path).pipe(response);
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const url = `http://127.0.0.1:${port}/sub/data`;
    const ended = await gate("--data", url, "--baseline", "base", "--candidate", "worse");
    const unknown = await gate("--data", url, "--baseline", "base", "--candidate", "nowhere");
    await new Promise((resolve) => server.close(resolve));
    expect([ended.code, ended.out]).toEqual([3, expect.stringMatching(/^arith .*worse$/m)]);
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining("nowhere is neither")]);
    const gone = await gate("--data", url, "--baseline", "base", "--candidate", "worse");
    expect([gone.code, gone.err]).toEqual([2, expect.stringContaining("could not be fetched")]);
  });
});
