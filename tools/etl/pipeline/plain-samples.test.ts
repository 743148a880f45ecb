import { readFileSync, readdirSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readers } from "../extract/registry.ts";
import { sha256 } from "../node/digest.ts";
import { listFolder } from "../node/folder-source.ts";
import { temporaryFolder, writeTree } from "../testing/folders.ts";
import { secretFilter } from "../transform/redact.ts";
import { convertReading, convertRun } from "./convert-run.ts";
import { type SampleReading, gatherFacts } from "./gather-facts.ts";
import { ThreadPool, type Threads, oneThread } from "./threads.ts";

const examples = join(import.meta.dirname, "../../../examples/raw/runs");
const runs = readdirSync(examples).filter((name) => statSync(join(examples, name)).isDirectory());

test.each(runs)("%s: line by line gives what care gives", async (name) => {
  const folder = join(examples, name);
  const [plain, careful] = [await staged(folder, "plain"), await staged(folder, "careful")];
  expect(plain.size).toBeGreaterThan(3);
  expect(plain).toEqual(careful);
});

test("plain files are read line by line", async () => {
  const folder = join(
    writeTree(temporaryFolder(), { "run/reviews/m/q_s.jsonl": reviews(5) }),
    "run",
  );
  const spool = join(folder, "spool");
  const facts = await gatherFacts(folder, listFolder(folder).files, readers, "plain", spool);
  const suites = [...facts.samples.values()].flatMap((samples) => samples.suites());
  expect(suites.map(({ kind, samples }) => ({ kind, samples }))).toEqual([
    { kind: "plain", samples: 5 },
  ]);
});

test("threads give what one thread gives", async () => {
  const folder = join(
    writeTree(temporaryFolder(), { "run/reviews/m/q_s.jsonl": reviews(5000) }),
    "run",
  );
  const threads = new ThreadPool();
  try {
    expect(await staged(folder, "plain", threads)).toEqual(await staged(folder, "plain"));
  } finally {
    await threads.close();
  }
});

const line = (fields: Readonly<Record<string, unknown>>, score = {}) => {
  const sample = {
    sample_id: fields["index"],
    group_id: fields["index"],
    generation_index: 0,
    ...score,
  };
  const value = {
    value: { acc: 1 },
    extracted_prediction: "a",
    prediction: "a",
    main_score_name: "acc",
  };
  const messages = [
    { role: "user", content: `question ${String(sample.group_id)}` },
    { role: "assistant", content: "a" },
  ];
  return `${JSON.stringify({ ...fields, target: "a", messages, sample_score: { score: value, ...sample } })}\n`;
};

function reviews(count: number): string {
  return Array.from({ length: count }, (_, at) => line({ index: (at * 7) % count })).join("");
}

/** 2,048 samples, of which `at` and the next one answer each other's item. */
function swappedAt(at: number): string {
  const groupOf = (index: number) => (index === at ? at + 1 : index === at + 1 ? at : index);
  return Array.from({ length: 2048 }, (_, index) =>
    line({ index }, { group_id: groupOf(index) }),
  ).join("");
}

test.each<[string, string]>([
  ["a cut off line", reviews(5) + '{"index": 5, "target"'],
  ["an index twice", reviews(5) + line({ index: 3 })],
  ["a line that is no sample", `${reviews(5)}{"index": 9, "other": 1}\n`],
  ["a bare NaN", reviews(5) + line({ index: 9 }).replace('"acc":1', '"acc":NaN')],
  [
    "bytes that are not UTF-8",
    `${reviews(5)}${line({ index: 9 }).replace("question", "\u{fffd}")}`,
  ],
  [
    "items in another order than samples",
    line({ index: 0 }, { group_id: 1 }) + line({ index: 1 }, { group_id: 0 }),
  ],
  ["items in another order where one block of rows ends and the next begins", swappedAt(1023)],
  [
    "a name for a group",
    line({ index: 0 }, { group_id: "x" }) + line({ index: 1 }, { group_id: "a" }),
  ],
  [
    "repeats that are not numbered",
    line({ index: 0 }, { group_id: 0, generation_index: null }) +
      line({ index: 1 }, { group_id: 0, generation_index: null }),
  ],
])("%s after plain lines: all is read with care", async (_what, text) => {
  const folder = join(writeTree(temporaryFolder(), { "run/reviews/m/q_s.jsonl": text }), "run");
  expect(await stagedBy(folder, convertRun)).toEqual(await staged(folder, "careful"));
});

function staged(folder: string, reading: SampleReading, threads: Threads = oneThread) {
  return stagedBy(folder, (run, context) => convertReading(reading, run, context), threads);
}

/** Path and content of every file that a run becomes. */
async function stagedBy(folder: string, convert: typeof convertRun, threads: Threads = oneThread) {
  const staging = temporaryFolder();
  const { files, skipped } = listFolder(folder);
  const run = { runId: "run", place: "run", folder, files, skipped };
  const filter = secretFilter();
  await convert(run, { readers, filter, staging, threads });
  const below = join(staging, "runs");
  const paths = readdirSync(below, { recursive: true, encoding: "utf8" }).toSorted();
  const written = paths.filter((path) => statSync(join(below, path)).isFile());
  return new Map(written.map((path) => [path, sha256(readFileSync(join(below, path)))]));
}

test.runIf(process.platform === "linux")("any number of models share one spool file", async () => {
  const models = Array.from({ length: 20 }, (_, model) => `run/reviews/m${model}/q_s.jsonl`);
  const folder = join(
    writeTree(temporaryFolder(), Object.fromEntries(models.map((path) => [path, reviews(2)]))),
    "run",
  );
  const spool = join(temporaryFolder(), "the-spool");
  const facts = await gatherFacts(folder, listFolder(folder).files, readers, "careful", spool);
  expect(facts.samples.size).toBe(models.length);
  const open = readdirSync("/proc/self/fd").filter((file) => leadsTo(file, spool));
  expect(open).toHaveLength(1);
  facts.close();
});

function leadsTo(file: string, path: string): boolean {
  try {
    return readlinkSync(`/proc/self/fd/${file}`).startsWith(path);
  } catch {
    return false; // the one of listing them
  }
}
