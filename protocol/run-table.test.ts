import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseValue } from "./parse.ts";
import { RunIndexEntry } from "./run-index.ts";
import { fromRunTable, toRunTable } from "./run-table.ts";

const score = fc.double({ noNaN: true, noDefaultInfinity: true });
const benchmark = fc.constantFrom("gsm8k/overall", "c-eval/overall", "__proto__/overall");

const entry = fc.record({
  run_id: fc.string(),
  project: fc.option(fc.constantFrom("p", "q")),
  tags: fc.array(fc.constantFrom("a", "b"), { maxLength: 2 }),
  scores: fc.dictionary(benchmark, score, { noNullPrototype: true }),
  metric: fc.constantFrom("accuracy", "rouge_l"),
});

test("a table says exactly what the index says", () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
      const index = entries.map(({ run_id, project, tags, scores, metric }) =>
        RunIndexEntry.parse({
          run_id,
          project,
          tags,
          experiment: null,
          model_name: null,
          dataset: null,
          start_time: null,
          end_time: null,
          metrics_summary: scores,
          headline: Object.fromEntries(Object.keys(scores).map((name) => [name, metric])),
          schema_version: "v1",
        }),
      );
      const written: unknown = JSON.parse(JSON.stringify(toRunTable(index, "g")));
      const parsed = parseValue("runTable", written);
      expect(parsed.kind === "ok" ? fromRunTable(parsed.value) : parsed).toEqual(
        JSON.parse(JSON.stringify(index)),
      );
    }),
  );
});

test("a value of the wrong kind is refused", () => {
  const table = toRunTable([], "g");
  const wrong = { ...table, rows: 1, fields: { run_id: { words: [5], at: null } } };
  expect(() => fromRunTable(wrong)).toThrow(/expected string/);
});
