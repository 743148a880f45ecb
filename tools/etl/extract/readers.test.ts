import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listFolder } from "../node/folder-source.ts";
import type { Fact } from "./fact.ts";
import { probe } from "./probe.ts";
import { readers } from "./registry.ts";
import type { ClaimedFile, Detection, Probe, SourceFile } from "./source.ts";
import { textLines } from "./text-lines.ts";

const root = join(import.meta.dirname, "../fixtures");

const cases = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((reader) =>
    readdirSync(join(root, reader.name)).map((name) => ({ reader: reader.name, name })),
  );

describe.each(cases)("$reader/$name", ({ reader, name }) => {
  const folder = join(root, reader, name);

  test("hands out the expected facts", async () => {
    const facts = serialise(await read(reader, await inputs(folder)));
    const expected = join(folder, "expected.jsonl");
    if (!existsSync(expected) && process.env["EVALSITE_WRITE_EXPECTED"])
      writeFileSync(expected, facts);
    expect(facts).toBe(readFileSync(expected, "utf8"));
  });

  test("recognises its files without their names, and no other reader takes them", async () => {
    for (const file of await inputs(folder)) {
      const named = await claim({ ...file });
      const anonymous = await claim({ ...file, path: "unknown" });
      expect({ path: file.path, claim: anonymous }).toEqual({ path: file.path, claim: named });
      expect([reader, undefined]).toContain(named?.reader);
    }
  });

  test("reads files that were cut off up to the cut", async () => {
    const whole = await inputs(folder);
    const cut = whole.map((file) => truncated(file, Math.floor(file.size * 0.7)));
    const before = placesBefore(await linesOf(cut), await read(reader, whole));
    const found = new Set((await read(reader, cut)).map(placeOf));
    expect(before.filter((place) => !found.has(place))).toEqual([]);
  });
});

/** How many whole lines each file has. */
async function linesOf(files: readonly SourceFile[]): Promise<ReadonlyMap<string, number>> {
  const counts = await Promise.all(
    files.map(async (file) => {
      const lines = await Array.fromAsync(textLines(file.bytes()));
      return [file.path, lines.filter((line) => line.ended).length] as const;
    }),
  );
  return new Map(counts);
}

/** Places of samples and training rows that lie on lines which the cut left whole. */
function placesBefore(
  lines: ReadonlyMap<string, number>,
  facts: readonly Fact[],
): readonly string[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== "sample" && fact.kind !== "training-row") return [];
    const { file, line } = fact.place;
    return line !== null && line <= (lines.get(file) ?? 0) ? [placeOf(fact)] : [];
  });
}

function placeOf(fact: Fact): string {
  return "place" in fact ? `${fact.kind} ${fact.place.file}:${fact.place.line}` : fact.kind;
}

async function inputs(folder: string): Promise<readonly SourceFile[]> {
  return listFolder(join(folder, "input")).files;
}

async function claim(file: SourceFile): Promise<{ reader: string; format: string } | null> {
  const head = await probe(file);
  const found = readers
    .map((reader) => ({ reader: reader.id, detection: detectionBy(reader, head) }))
    .filter(({ detection }) => detection.kind === "yes")
    .toSorted((a, b) => score(b.detection) - score(a.detection));
  const [best] = found;
  return best?.detection.kind === "yes"
    ? { reader: best.reader, format: best.detection.format }
    : null;
}

/** No reader may be surer than it says: with less it would not have been asked. */
function detectionBy(reader: (typeof readers)[number], head: Probe): Detection {
  const detection = reader.detect(head);
  expect(score(detection), reader.id).toBeLessThanOrEqual(reader.surest);
  return detection;
}

function score(detection: Detection): number {
  return detection.kind === "yes" ? detection.score : 0;
}

async function* factsOf(id: string, files: readonly SourceFile[]): AsyncIterable<Fact> {
  const reader = readers.find((candidate) => candidate.id === id);
  if (!reader) throw new Error(`no reader ${id}`);
  const claimed: ClaimedFile[] = [];
  for (const file of files) {
    const found = await claim(file);
    if (found?.reader === id) claimed.push({ file, format: found.format });
  }
  yield* reader.read(claimed);
}

/** All facts; files that could be read line by line give the samples in them. */
async function read(id: string, files: readonly SourceFile[]): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const fact of factsOf(id, files)) {
    if (fact.kind === "sample-file") facts.push(...(await Array.fromAsync(fact.facts())));
    else facts.push(fact);
  }
  return facts;
}

function serialise(facts: readonly Fact[]): string {
  return facts.map((fact) => `${JSON.stringify(fact, plain)}\n`).join("");
}

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return value;
}

function truncated(file: SourceFile, size: number): SourceFile {
  return {
    path: file.path,
    size,
    bytes: (range) =>
      file.bytes({ start: range?.start ?? 0, end: Math.min(range?.end ?? size, size) }),
  };
}
