import {
  type Sample,
  type SamplePreview,
  type SampleStore,
  chunkFile,
  crc32,
  encodeChunkIndex,
  storedSample,
} from "@evalsite/protocol";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { numberColumn } from "../model/samples/number-column.ts";
import { exportSamples } from "./sample-export.ts";
import { SampleReader } from "./sample-store.ts";
import { attemptsOf } from "./use-attempts.ts";

/** Item and repeat of each row. The items 1 and 2 ask exactly the same. */
const answers = [
  { item: 0, repeat: 0 },
  { item: 1, repeat: 0 },
  { item: 1, repeat: 1 },
  { item: 1, repeat: 2 },
  { item: 2, repeat: 0 },
  { item: 3, repeat: 0 },
];
const rowsPerChunk = 2;
const starts = Uint32Array.of(0, 2, 4);

function sampleOf({ item, repeat }: (typeof answers)[number]): Sample {
  return {
    suite: "s",
    subset: "default",
    id: `${item}`,
    group_id: null,
    repeat,
    item_key: item === 2 ? "1" : `${item}`,
    input: `question ${item}`,
    messages: [
      { role: "user", content: [{ type: "text", text: `question ${item}` }] },
      { role: "assistant", content: [{ type: "text", text: "answer" }] },
    ],
    target: null,
    prediction: "answer",
    extracted: null,
    score: repeat,
    metrics: {},
    outcome: "unscored",
    explanation: null,
    error: null,
    stop_reason: null,
    input_tokens: null,
    output_tokens: null,
    latency_s: null,
    ttft_s: null,
    judge: null,
    trace: [],
    metadata: {},
    sources: [],
  };
}

function previewOf(sample: Sample): SamplePreview {
  const { id, input, outcome, subset, repeat, score, metrics } = sample;
  const { input_tokens, output_tokens, latency_s, ttft_s } = sample;
  const numbers = { score, input_tokens, output_tokens, latency_s, ttft_s, prediction_chars: 0 };
  return { id, input, target: "", prediction: "", outcome, subset, repeat, metrics, ...numbers };
}

const files = new Map<string, Uint8Array>();
const samples = answers.map(sampleOf);
const textCrcs: number[] = [];
for (const start of starts) {
  const part = samples.slice(start, start + rowsPerChunk);
  const lines = (values: readonly object[]) =>
    Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(""));
  const text = lines(part.map(storedSample));
  textCrcs.push(crc32(text));
  files.set(chunkFile("text", start), zstdCompressSync(text));
  files.set(chunkFile("preview", start), zstdCompressSync(lines(part.map(previewOf))));
}
const index = encodeChunkIndex({ starts, crcs: Uint32Array.from(textCrcs) });
files.set("text-index.chunk", gzipSync(index));

const list = (plane: string, rows: number | null) => ({
  count: starts.length,
  rows_per_chunk: rows,
  index: `${plane}-index.chunk`,
  index_crc32: crc32(index),
});
const store: SampleStore = {
  schema_version: "v1",
  revision: 1,
  content_id: "c",
  run_id: "r",
  suite: "s",
  rows: answers.length,
  items: 4,
  item_list: { hash: "h", file: "items-h.bin", crc32: 0 },
  columns: [],
  previews: list("preview", rowsPerChunk),
  text: list("text", null),
};

/** A reader of the store whose host serves these files instead of some. */
function readerOf(changed: Readonly<Record<string, Uint8Array | null>> = {}): SampleReader {
  const served = new Map<string, Uint8Array | null>([...files, ...Object.entries(changed)]);
  vi.stubGlobal("fetch", (address: string) => {
    const content = served.get(address.split("?")[0]?.split("/").at(-1) ?? "") ?? null;
    const response = content
      ? new Response(Buffer.from(content))
      : new Response(null, { status: 404 });
    return Promise.resolve(response);
  });
  return new SampleReader("runs/r", "samples/s", store, "c");
}

afterEach(() => vi.unstubAllGlobals());

test("a sample is read from the chunk that holds its row", async () => {
  expect(await readerOf().sample(3)).toMatchObject({ kind: "ok", value: { id: "1", repeat: 2 } });
});

test("the answers to an item are found across chunks; an item that asks the same is another", async () => {
  const rowsOf = async (row: number, item = false) => {
    const column = item ? numberColumn(answers.map((answer) => answer.item)) : null;
    const found = await attemptsOf(readerOf(), row, column);
    return found.kind === "ok" ? found.value.map((attempt) => [attempt.row, attempt.score]) : found;
  };
  const ofItemOne = [
    [1, 0],
    [2, 1],
    [3, 2],
  ];
  expect(await rowsOf(2)).toEqual(ofItemOne);
  expect(await rowsOf(4)).toEqual([[4, 0]]);
  expect(await rowsOf(3, true)).toEqual(ofItemOne);
});

const chunk = (start: number) => files.get(chunkFile("text", start)) ?? new Uint8Array();

test.each([
  ["missing", null, { kind: "missing" }],
  ["from elsewhere", chunk(4), { kind: "damaged", what: "crc" }],
  ["cut off", chunk(2).subarray(0, 40), { kind: "damaged" }],
  ["unpacked on the way and cut off", Buffer.from("{}\n"), { kind: "damaged", what: "crc" }],
])("a chunk that is %s is a problem of its own, told once", async (_, content, problem) => {
  const name = chunkFile("text", 2);
  const reader = readerOf({ [name]: content });
  const file = `runs/r/samples/s/${name}`;
  expect(await reader.sample(2)).toMatchObject({ kind: "problem", problem: { ...problem, file } });
  await reader.sample(3);
  expect(reader.problems()).toHaveLength(1);
  expect(await reader.sample(4)).toMatchObject({ kind: "ok" });
});

test("an index that is not the store's is refused", async () => {
  const other = encodeChunkIndex({ starts, crcs: Uint32Array.of(1, 2, 3) });
  const reader = readerOf({ "text-index.chunk": gzipSync(other) });
  expect(await reader.sample(0)).toMatchObject({ problem: { kind: "damaged", what: "crc" } });
});

test("an export holds whole samples, whatever a chunk leaves out", async () => {
  const { signal } = new AbortController();
  const rows = Uint32Array.of(1, 4);
  const { file, problems } = await exportSamples(
    readerOf(),
    rows,
    "jsonl",
    signal,
    () => undefined,
  );
  const lines = (await file.text()).split("\n").slice(0, -1);
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([samples[1], samples[4]]);
  expect(problems).toEqual([]);
});
