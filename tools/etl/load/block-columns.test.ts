import { type Sample, outcomes } from "@evalsite/protocol";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { BlockColumnsWriter, StoreColumns } from "./block-columns.ts";

const number = fc.option(fc.oneof(fc.nat(300), fc.double({ noNaN: true })));
const row = fc.record({
  outcome: fc.constantFrom(...outcomes),
  subset: fc.constantFrom("a", "b", "c"),
  prediction: fc.option(fc.string()),
  score: number,
  repeat: fc.nat(3),
  input_tokens: number,
  output_tokens: number,
  latency_s: number,
  ttft_s: number,
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
          for (const one of rows) writer.add(one as unknown as Sample, at % 2 === 0); // These fields are all it reads.
          columns.add(writer.finish(), new Float64Array(rows.length).fill(at), at + 1);
        }
        const all = blocks.flat();
        const said = (value: (one: (typeof all)[number]) => number | null | undefined) =>
          all.map((one) => value(one) ?? Number.NaN);
        expect(columns.rows).toBe(all.length);
        const subsets = [...(columns.column("subset") ?? [])].map((code) => columns.subsets[code]);
        expect(subsets).toEqual(all.map((one) => one.subset));
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
