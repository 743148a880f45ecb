import { type Sample, type SamplePreview, crc32, outcomes } from "@evalsite/protocol";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { BlockColumnsWriter, StoreColumns } from "./block-columns.ts";

const number = fc.option(fc.oneof(fc.nat(300), fc.double({ noNaN: true })));
const row = fc.record({
  id: fc.oneof(fc.nat(99).map(String), fc.constantFrom("07", "q1", "1.0")),
  target: fc.constantFrom("A", "B"),
  outcome: fc.constantFrom(...outcomes),
  subset: fc.constantFrom("a", "b", "c"),
  prediction: fc.string(),
  score: number,
  repeat: fc.nat(3),
  input_tokens: number,
  output_tokens: number,
  latency_s: number,
  ttft_s: number,
  metadata: fc.record(
    { level: fc.constantFrom("easy", "hard"), n: fc.nat(3) },
    { requiredKeys: [] },
  ),
  metrics: fc.dictionary(fc.constantFrom("x", "y"), fc.double({ noNaN: true })),
});

test("columns of blocks come back as the samples said it, whatever each block has", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(row, { minLength: 1, maxLength: 5 }), { maxLength: 5 }),
      (blocks) => {
        const columns = new StoreColumns();
        for (const [at, rows] of blocks.entries()) {
          const writer = new BlockColumnsWriter(rows.length);
          // These fields are all it reads.
          for (const one of rows)
            writer.add(
              one as unknown as Sample,
              one as unknown as SamplePreview,
              1,
              at % 2 === 0,
              {},
            );
          columns.add(writer.finish(), new Float64Array(rows.length), at, at + 1);
        }
        const all = blocks.flat();
        const said = (value: (one: (typeof all)[number]) => number | null | undefined) =>
          all.map((one) => value(one) ?? Number.NaN);
        expect(columns.rows).toBe(all.length);
        for (const name of ["subset", "target", "prediction"] as const) {
          const words = columns.dictionary(name);
          const texts = [...(columns.column(name) ?? [])].map((code) => words?.[code]);
          expect(texts).toEqual(all.map((one) => one[name]));
        }
        for (const name of ["level", "n"] as const) {
          const words = columns.dictionary(`meta:${name}`);
          const told = [...(columns.column(`meta:${name}`) ?? all.map(() => Number.NaN))];
          const expected = all.map(({ metadata }) => metadata[name]?.toString());
          expect(told.map((code) => words?.[code])).toEqual(expected);
        }
        const ids = all.map((one) => one.id);
        const isNumbered = all.length > 0 && ids.every((id) => String(Number(id)) === id);
        expect(columns.published.includes("id")).toBe(isNumbered);
        const numbers = isNumbered ? [...(columns.column("id") ?? [])].map(String) : ids;
        expect(numbers).toEqual(ids);
        for (const name of ["score", "latency_s", "input_tokens"] as const) {
          const expected = said((one) => one[name]);
          const nothing = expected.every(Number.isNaN) ? expected : [];
          expect([...(columns.column(name) ?? nothing)]).toEqual(expected);
        }
        for (const key of columns.metricKeys)
          expect([...(columns.column(`metric:${key}`) ?? [])]).toEqual(
            said((one) => one.metrics[key]),
          );
        const items = blocks.flatMap((rows, at) => rows.map(() => at));
        expect([...(columns.column("item") ?? [])]).toEqual(items);
      },
    ),
  );
});

test("texts of which too many differ are no column, in whichever block that shows", () => {
  const columns = new StoreColumns();
  for (const first of [0, 200]) {
    const writer = new BlockColumnsWriter(200);
    for (let at = 0; at < 200; at++) {
      const fields = { id: "a", subset: "s", target: `t${first + at}`, prediction: "p".repeat(30) };
      const sample = { ...fields, outcome: "wrong", metrics: {}, metadata: {} };
      writer.add(sample as unknown as Sample, sample as unknown as SamplePreview, 1, true, {});
    }
    columns.add(writer.finish(), new Float64Array(200), 0, 1);
  }
  expect(columns.published).not.toContain("target");
  expect(columns.published).toContain("prediction");
});

test("an answer's hash is the CRC-32 of its UTF-8; none and the empty one are not the same", () => {
  const columns = new StoreColumns();
  const writer = new BlockColumnsWriter(4);
  // The check value of CRC-32 for "123456789" is 0xcbf43926; "é" is C3 A9.
  for (const prediction of ["123456789", "", null, "é"]) {
    const fields = {
      id: "a",
      subset: "s",
      target: "t",
      outcome: "wrong",
      metrics: {},
      metadata: {},
    };
    const preview = { ...fields, prediction: "" };
    writer.add(
      { ...fields, prediction } as unknown as Sample,
      preview as unknown as SamplePreview,
      1,
      true,
      {},
    );
  }
  columns.add(writer.finish(), new Float64Array(4), 0, 1);
  const expected = [0xcbf43926, 0, Number.NaN, crc32(Uint8Array.of(0xc3, 0xa9))];
  expect([...(columns.column("answer_hash") ?? [])]).toEqual(expected);
  expect(columns.published).toContain("answer_hash");
});

test("a field of metadata is published where it puts samples together", () => {
  const columns = new StoreColumns();
  const writer = new BlockColumnsWriter(6);
  for (let at = 0; at < 6; at++) {
    const metadata = {
      id: `q${at}`,
      level: at < 3 ? 1 : 2,
      same: "x",
      some: at < 2 ? "x" : null,
      text: at === 5 ? "long ".repeat(99) : "short",
    };
    const fields = { id: "a", subset: "s", target: "t", outcome: "wrong", metrics: {}, metadata };
    const preview = { ...fields, prediction: "" };
    writer.add(
      { ...fields, prediction: "" } as unknown as Sample,
      preview as unknown as SamplePreview,
      10 + at,
      true,
      {},
    );
  }
  columns.add(
    writer.finish(),
    Float64Array.from({ length: 6 }, (_, at) => at),
    0,
    6,
  );
  expect(columns.published.filter((name) => name.startsWith("meta:"))).toEqual([
    "meta:level",
    "meta:some",
  ]);
  expect([...(columns.column("input_chars") ?? [])]).toEqual([10, 11, 12, 13, 14, 15]);
});
