import { expect, test } from "vitest";
import { readers } from "../extract/registry.ts";
import type { Reader } from "../extract/reader.ts";
import { type SourceFile, yes } from "../extract/source.ts";
import { wholeText } from "../extract/text-lines.ts";
import { claimFiles } from "./claim-files.ts";

const line = '{"suite":"s","metric":"m","value":1}\n';

/** @param size what its listing told */
function counted(content: string, size = content.length, path = "results.jsonl") {
  let opened = 0;
  const file: SourceFile = {
    path,
    size,
    async *bytes({ start, end } = { start: 0, end: Infinity }) {
      opened++;
      yield Buffer.from(content).subarray(start, end);
    },
  };
  return { file, opened: () => opened };
}

test("of readers that are as sure, the first takes the file; who cannot be surer is not asked", async () => {
  const asked: string[] = [];
  const reader = (id: string, surest: number, score: number): Reader => ({
    id,
    surest,
    detect: () => {
      asked.push(id);
      return yes(score, id);
    },
    async *read() {},
  });
  const all = [reader("a", 0.5, 0.5), reader("b", 0.8, 0.8), reader("c", 0.9, 0.8)];
  const { sources, issues } = await claimFiles([counted(line).file], all);
  expect(sources.map((source) => source.reader)).toEqual(["b"]);
  expect(issues).toMatchObject([{ code: "ambiguous-format" }]);
  expect(asked).toEqual(["c", "b"]);
});

async function readOnce(file: SourceFile): Promise<string> {
  const { byReader } = await claimFiles([file], readers);
  const [claimed] = [...byReader.values()].flat();
  return claimed === undefined ? "" : wholeText(claimed.file.bytes());
}

test("a small file is opened once, for its detection and its reader", async () => {
  const { file, opened } = counted(line.repeat(3));
  expect(await readOnce(file)).toBe(line.repeat(3));
  expect(opened()).toBe(1);
});

test("a document comes parsed to its reader, the first of many lines does not", async () => {
  const report = { name: "m@s", dataset_name: "s", metrics: [{ name: "acc", categories: [] }] };
  const files = [counted(JSON.stringify(report, null, 2)).file, counted(line.repeat(3)).file];
  const { byReader } = await claimFiles(files, readers);
  expect([...byReader.values()].flat().map(({ json }) => json)).toEqual([report, undefined]);
});

test.each([
  ["is larger than what detection sees", line.repeat(9000), undefined],
  ["ended before its size", line.repeat(3), line.length * 4],
])("a file that %s is read again", async (_what, content, size) => {
  const { file, opened } = counted(content, size);
  expect(await readOnce(file)).toBe(content);
  expect(opened()).toBe(2);
});

test("what is kept for readers has a limit", async () => {
  const files = Array.from({ length: 300 }, () => counted(line.repeat(1500)));
  const { byReader } = await claimFiles(
    files.map(({ file }) => file),
    readers,
  );
  for (const { file } of [...byReader.values()].flat()) await wholeText(file.bytes());
  const again = files.filter(({ opened }) => opened() === 2);
  expect(again.length).toBeGreaterThan(100);
  expect(again.length).toBeLessThan(300);
});

const report = JSON.stringify({ name: "m@s", dataset_name: "s", metrics: [] }, null, 2);
const vocabulary = JSON.stringify(Array.from({ length: 20_000 }, (_, at) => `word ${at}`));

test.each([
  ["a report that was cut off", "reports/m/s.json", report.slice(0, 30)],
  ["a page instead of a report", "reports/m/s.json", "<html>502 Bad Gateway</html>"],
  ["a large document that was cut off", "vocabulary.json", vocabulary.slice(0, 150_000)],
  ["lines that are no JSON", "reviews/m/s_d.jsonl", "\u0001\u0002 not JSON\n"],
])("%s is reported", async (_what, path, content) => {
  const { issues } = await claimFiles([counted(content, undefined, path).file], readers);
  expect(issues).toMatchObject([{ code: "not-json", severity: "dropped", place: { file: path } }]);
});

test.each([
  ["JSON of somebody else", "config.json", '{"hidden_size": 8}'],
  ["large JSON of somebody else", "vocabulary.json", `${vocabulary}\n`],
  ["a number", "step.json", "17\n"],
  ["an empty file", "a.json", ""],
  ["a script", "train.py", "print(1)"],
])("%s is not", async (_what, path, content) => {
  const { issues } = await claimFiles([counted(content, undefined, path).file], readers);
  expect(issues.filter(({ code }) => code === "not-json")).toEqual([]);
});

test.each([
  ["a log of thousands of series", { step: 1, ...wide(9000) }, "generic-log"],
  [
    "a prediction whose messages come first",
    {
      messages: [{ role: "user", content: "q".repeat(100_000) }],
      index: 0,
      model: "m",
      model_output: { choices: [] },
      more: "x".repeat(9000),
    },
    "native-evalscope",
  ],
])(
  "%s is recognised, though its lines are longer than what detection sees",
  async (_what, record, reader) => {
    const { file } = counted(`${JSON.stringify(record)}\n`.repeat(2));
    const { sources } = await claimFiles([file], readers);
    expect(sources[0]?.reader).toBe(reader);
  },
);

function wide(count: number): Readonly<Record<string, number>> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`x${at}`, at]));
}
