import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { SourceFile } from "../extract/source.ts";
import type { Reader } from "../extract/reader.ts";
import { readers } from "../extract/registry.ts";
import {
  convert,
  problems,
  publishedHead,
  publishedIndex,
  publishedMeta,
  publishedSamples,
  sample,
  samples,
} from "../testing/conversion.ts";
import { filesBelow, temporaryFolder, writeTree } from "../testing/folders.ts";
import { gatherFacts } from "./gather-facts.ts";
import type { ConvertResult } from "./convert-all.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Converts the run `bad` beside a good one, which must come out in every case. */
async function convertBeside(bad: Files): Promise<ConvertResult & { readonly out: string }> {
  const raw = temporaryFolder();
  writeTree(join(raw, "bad"), bad);
  writeTree(join(raw, "good"), { "samples.jsonl": samples(2) });
  const out = join(temporaryFolder(), "out");
  const result = await convert(raw, out);
  expect(publishedIndex(out).map((run) => run.run_id)).toContain("good");
  expect(publishedMeta(out, "good").issues).toEqual([]);
  return { ...result, out };
}

/** How many samples of `bad` came out, and what was said about it. */
async function fate(bad: Files): Promise<{ samples: number; said: readonly string[] }> {
  const { outcomes, out } = await convertBeside(bad);
  const outcome = outcomes.find(({ runId }) => runId === "bad");
  if (outcome?.kind !== "converted") return { samples: 0, said: [`${outcome?.kind}`] };
  const { account, issues } = publishedMeta(out, "bad");
  return { samples: account?.samples_out ?? -1, said: problems(issues) };
}

test("a picture without bytes is told, and is no file", async () => {
  const image = { type: "image_url", image_url: { url: "data:image/png;base64,!!!" } };
  const input = [{ role: "user", content: [image] }];
  const { out } = await convertBeside({ "samples.jsonl": sample(0, { input }) });
  const [only] = publishedSamples(join(out, "runs/bad/samples/sums"));
  expect(only?.messages[0]?.content).toEqual([
    { type: "media", media: "image", src: null, note: "unreadable: image/png" },
  ]);
  expect(filesBelow(out).filter((file) => file.includes("media/"))).toEqual([]);
});

const crlf = (text: string) => text.replaceAll("\n", "\r\n");
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
const invalid = Buffer.concat([
  Buffer.from(sample(0)),
  Buffer.from(sample(1, { prediction: "§" })).map((byte) => (byte === 0xc2 ? 0xff : byte)),
]);
const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;

describe("files that are not as they should be", () => {
  test.each<[string, Files, number, readonly string[]]>([
    ["an empty run", {}, 0, ["nothing-recognised"]],
    ["a run of zero bytes", { "samples.jsonl": "", "run.yaml": "" }, 0, ["nothing-recognised"]],
    ["an empty file", { "samples.jsonl": samples(3), "metrics.log": "" }, 3, []],
    [
      "a truncated last line",
      { "samples.jsonl": samples(3).slice(0, -20) },
      2,
      ["truncated-line samples.jsonl:3"],
    ],
    ["invalid UTF-8", { "samples.jsonl": invalid }, 2, ["invalid-utf8 samples.jsonl:2"]],
    ["UTF-16", { "samples.jsonl": utf16(samples(3)) }, 3, []],
    ["a byte order mark", { "samples.jsonl": `\ufeff${samples(3)}` }, 3, []],
    ["CRLF", { "samples.jsonl": crlf(samples(3)) }, 3, []],
    [
      "deep nesting",
      { "samples.jsonl": `${samples(1)}{"input":${deep}}\n${sample(1)}` },
      2,
      ["not-json samples.jsonl:2"],
    ],
    [
      "a line that is not JSON",
      { "samples.jsonl": `${sample(0)}oops\n${sample(1)}` },
      2,
      ["not-json samples.jsonl:2"],
    ],
    [
      "binary noise",
      { "samples.jsonl": new Uint8Array(5000).map((_, at) => (at * 7919) % 251) },
      0,
      ["nothing-recognised"],
    ],
  ])("%s", async (_name, files, count, said) => {
    expect(await fate(files)).toEqual({ samples: count, said });
  });
});

test("NaN and Infinity are no score and no average, and are said", async () => {
  const line = (score: string) => sample(0, { id: score, score: 5 }).replace(":5", `:${score}`);
  const { out } = await convertBeside({
    "samples.jsonl": ["1", "NaN", "Infinity", "-Infinity"].map(line).join(""),
  });
  const summary = readFileSync(join(out, "runs/bad/eval_summary.json"), "utf8");
  expect(
    publishedHead(out, "bad")
      .map((head) => head.score)
      .filter((s) => s !== null),
  ).toEqual([1]);
  expect(publishedIndex(out)[0]?.metrics_summary).toEqual({ "sums/overall": 1 });
  expect(summary).not.toMatch(/NaN|Infinity/);
});

test("of duplicate keys and of duplicate lines the last counts, and the lines are noted", async () => {
  const review = (index: number, score: number) =>
    `${JSON.stringify({
      index,
      input: `${index}+1`,
      target: "x",
      sample_score: {
        score: { value: { acc: 9 }, prediction: "x" },
        sample_id: index,
        group_id: index,
      },
    }).replace('"acc":9', `"acc":9,"acc":${score}`)}\n`;
  const reviews = review(0, 0) + review(1, 1) + review(1, 0.5);
  const { out } = await convertBeside({ "reviews/m/sums_default.jsonl": reviews });
  expect(publishedHead(out, "bad").map((head) => head.score)).toEqual([0, 0.5]);
  expect(publishedMeta(out, "bad").issues.map(({ code, line }) => `${code}:${line}`)).toContain(
    "duplicate-sample:3",
  );
});

test("a key __proto__ is an ordinary one, everywhere", async () => {
  const strange = '{"__proto__":{"polluted":1},"constructor":2}';
  const { out } = await convertBeside({
    "samples.jsonl": sample(0, { metadata: "M", metrics: "N" })
      .replace('"M"', strange)
      .replace('"N"', '{"__proto__":0.5}'),
    "run.yaml": 'hparams: {"__proto__": {"polluted": 1}, lr: 3}\n',
    "evalscope.jsonl": '{"suite":"__proto__","metric":"__proto__","value":0.25}\n',
  });
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(readFileSync(join(out, "runs/bad/meta.json"), "utf8")).toContain(
    '"hparams":{"__proto__":{"polluted":1},"lr":3}',
  );
  expect(readFileSync(join(out, "index.json"), "utf8")).toContain('"__proto__/overall":0.25');
});

test("a report whose numbers are strings is read or named, never published as strings", async () => {
  const report = {
    name: "m@sums",
    dataset_name: "sums",
    model_name: "m",
    score: "0.5",
    metrics: [
      {
        name: "accuracy",
        num: "4",
        score: "0.5",
        macro_score: "0.5",
        categories: [
          {
            name: ["default"],
            num: "4",
            score: "0.5",
            macro_score: "0.5",
            subsets: [{ name: "default", score: "0.5", num: "4" }],
          },
        ],
      },
    ],
  };
  const { out, outcomes } = await convertBeside({ "reports/m/sums.json": JSON.stringify(report) });
  const overall = publishedIndex(out).find((run) => run.run_id === "bad")?.metrics_summary ?? {};
  const said = problems(outcomes.find(({ runId }) => runId === "bad")?.issues ?? []);
  expect(overall["sums/overall"] === 0.5 || said.length > 0).toBe(true);
});

test("a line of 50 MB is a sample like others", async () => {
  const long = `${"sk-".repeat(100_000)}${"A".repeat(50_000_000)}`;
  const { out } = await convertBeside({
    "samples.jsonl": sample(0) + sample(1, { prediction: long }) + sample(2),
  });
  expect(publishedMeta(out, "bad").account?.samples_out).toBe(3);
  expect(publishedMeta(out, "bad").issues).toEqual([]);
}, 30_000);

test("the head file holds first samples as long as they are few megabytes", async () => {
  const text = { prediction: "a".repeat(6_000_000) };
  const { out } = await convertBeside({
    "samples.jsonl":
      [0, 1, 2, 3].map((id) => sample(id, text)).join("") + samples(60, { suite: "t" }),
  });
  expect(publishedMeta(out, "bad").account?.samples_out).toBe(64);
  const heads = publishedHead(out, "bad");
  expect(heads.map(({ suite, id }) => `${suite} ${id}`)).toEqual([
    "sums q0",
    "sums q1",
    ...Array.from({ length: 50 }, (_, id) => `t q${id}`),
  ]);
}, 30_000);

test("run ids are folder names and stay as they are", async () => {
  const ids = ["a b", "实验 一", "a..b", "50%", "%2f", "a&b", "#?", "__proto__", "é".repeat(127)];
  const raw = temporaryFolder();
  for (const id of ids) writeTree(join(raw, id), { "samples.jsonl": samples(1) });
  const out = join(temporaryFolder(), "out");
  await convert(raw, out);
  expect(publishedIndex(out).map((run) => run.run_id)).toEqual(ids.toSorted());
  for (const id of ids) expect(publishedMeta(out, id).run_id).toBe(id);
});

const report = (model: string) =>
  JSON.stringify({
    name: `${model}@sums`,
    dataset_name: "sums",
    model_name: model,
    score: 1,
    metrics: [{ name: "acc", num: 1, score: 1, macro_score: 1, categories: [] }],
  });

test("models named with / and .. cannot leave the output folder, nor meet in one run", async () => {
  const { out } = await convertBeside({
    "samples.jsonl": ["../../../up", "a/b", "a_b"].map((model, n) => sample(n, { model })).join(""),
    "reports/a_b/sums.json": report("a_b"),
    "reports/..b/sums.json": report("../b"),
  });
  expect(filesBelow(join(out, "..")).every((path) => path.startsWith("out/"))).toBe(true);
  const ids = publishedIndex(out).map((run) => run.run_id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("of two runs of one id the first stays whole, the second is reported", async () => {
  const raw = temporaryFolder();
  const collection = { "b/samples.jsonl": samples(1), "c/samples.jsonl": samples(1) };
  writeTree(join(raw, "a"), collection);
  writeTree(join(raw, "a~b"), { "samples.jsonl": samples(9) });
  const out = join(temporaryFolder(), "out");
  const { outcomes } = await convert(raw, out);
  expect(outcomes.map(({ runId, kind }) => `${runId} ${kind}`)).toEqual([
    "a~b converted",
    "a~c converted",
    "a~b duplicate-id",
  ]);
  expect(outcomes.at(-1)).toMatchObject({ detail: "the folder a/b gives a run a~b, too" });
  expect(publishedHead(out, "a~b")).toHaveLength(1);
});

describe("files that fail while they are read", () => {
  const failing = (content: string, code: string): SourceFile => ({
    path: "samples.jsonl",
    size: content.length + 1,
    async *bytes(range) {
      yield Buffer.from(content).subarray(range?.start, range?.end);
      if (range === undefined) throw Object.assign(new Error(code), { code });
    },
  });

  test.each(["EACCES", "ENOENT", "EIO"])(
    "%s: what was read stays, the rest is named",
    async (code) => {
      const spool = join(temporaryFolder(), "spool");
      const files = [failing(samples(3), code)];
      const facts = await gatherFacts("", files, readers, "careful", spool);
      const suites = [...facts.samples.values()].flatMap((one) => one.suites());
      expect(suites.map((suite) => suite.samples)).toEqual([3]);
      expect(facts.issues).toMatchObject([
        { code: "unreadable", severity: "dropped", message: code },
      ]);
      facts.close();
    },
  );

  test("no file is at fault when too many are open: the conversion ends", async () => {
    const file: SourceFile = {
      path: "samples.jsonl",
      size: 100,
      // oxlint-disable-next-line require-yield -- it cannot be opened
      async *bytes() {
        throw Object.assign(new Error("too many open files"), { code: "EMFILE" });
      },
    };
    const spool = join(temporaryFolder(), "spool");
    const facts = gatherFacts("", [file], readers, "careful", spool);
    await expect(facts).rejects.toMatchObject({ code: "EMFILE" });
  });

  test("a reader that fails: what it said stays, so do other readers' facts", async () => {
    const failingAtEnd: readonly Reader[] = readers.map((reader) => ({
      ...reader,
      async *read(files) {
        yield* reader.read(files);
        if (reader.id === "simple-layout") throw new Error("our fault");
      },
    }));
    const raw = writeTree(temporaryFolder(), {
      "run/samples.jsonl": samples(1),
      "run/run.yaml": "project: p\n",
    });
    const out = join(temporaryFolder(), "out");
    const { outcomes } = await convert(raw, out, { readers: failingAtEnd });
    expect(outcomes.flatMap(({ issues }) => problems(issues))).toEqual([
      "reader-failed samples.jsonl",
    ]);
    expect(publishedMeta(out, "run")).toMatchObject({ project: "p", account: { samples_out: 1 } });
  });
});

test("of many bad lines the first is named and all are counted", async () => {
  const { out } = await convertBeside({ "samples.jsonl": sample(0) + "oops\n".repeat(5000) });
  const { issues, account } = publishedMeta(out, "bad");
  expect(issues).toMatchObject([{ code: "not-json", line: 2, count: 5000 }]);
  expect(account?.samples_dropped).toBe(5000);
});
