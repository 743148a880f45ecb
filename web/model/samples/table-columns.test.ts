import { expect, test } from "vitest";
import { SampleStore } from "@evalsite/protocol";
import { type TableColumn, columnsWithRoom, tableColumns, usualColumns } from "./table-columns.ts";

const number = (id: string): TableColumn => ({ id, kind: "number", leastPx: 80, share: null });
const input: TableColumn = { id: "input", kind: "preview", leastPx: 160, share: 3 };

test("texts get room only beside more columns than fit", () => {
  const few = [input, ...Array.from({ length: 9 }, (_, at) => number(`n${at}`))];
  expect(columnsWithRoom(few)).toBe(few);
  const [wide, ...others] = columnsWithRoom([...few, number("n9")]);
  expect(wide).toEqual({ ...input, leastPx: 280 });
  expect(others).toEqual([...few.slice(1), number("n9")]);
});

const chunks = { count: 1, rows_per_chunk: null, index: "i", index_crc32: 1 };

/** A store with these columns; those of its subset hold these names. */
function storeOf(names: readonly string[], subsets: readonly string[] = [], rows = 5, items = 5) {
  return SampleStore.parse({
    run_id: "r",
    suite: "s",
    rows,
    items,
    item_list: { hash: "h", file: "f", crc32: 1 },
    columns: names.map((name) => ({
      name,
      file: name,
      crc32: 1,
      type: "u8",
      dictionary: name === "subset" ? subsets : null,
    })),
    previews: chunks,
    text: chunks,
  });
}

const idsOf = (store: SampleStore, byItem: boolean) =>
  tableColumns(store, byItem).map(({ id }) => id);
const texts = ["input", "target", "prediction"];

test("a store without numbers has its texts", () => {
  expect(idsOf(storeOf([]), false)).toEqual(["row", "id", ...texts]);
  expect(idsOf(storeOf([]), true)).toEqual(["row", "id", "attempts", ...texts]);
});

test("the columns stand in the order of the table, those of a repeat only where lines are answers", () => {
  const all = ["metric:b", "latency_s", "score", "prediction_chars", "repeat", "outcome", "subset"];
  const store = storeOf([...all, "output_tokens", "metric:a", "something"]);
  const numbers = ["prediction_chars", "output_tokens", "latency_s", "metric:b", "metric:a"];
  expect(idsOf(store, false)).toEqual([
    "row",
    "id",
    "subset",
    "outcome",
    "repeat",
    "score",
    ...texts,
    ...numbers,
  ]);
  expect(idsOf(store, true)).toEqual([
    "row",
    "id",
    "subset",
    "outcome",
    "attempts",
    "mean_score",
    "score",
    ...texts,
    ...numbers,
  ]);
});

test("until the reader chooses, subset and repeat are shown where there are several", () => {
  const names = ["subset", "outcome", "repeat", "score", "latency_s", "input_tokens"];
  const [one, two] = [storeOf(names, ["a"]), storeOf(names, ["a", "b"], 10, 5)];
  const always = ["score", ...texts, "latency_s"];
  expect(usualColumns(one, false)).toEqual(["row", "outcome", ...always]);
  expect(usualColumns(two, false)).toEqual(["row", "subset", "outcome", "repeat", ...always]);
  expect(usualColumns(two, true)).toEqual([
    "row",
    "subset",
    "attempts",
    "mean_score",
    "input",
    "target",
  ]);
});

test("the number of a row has room for all its digits", () => {
  const width = (rows: number) => tableColumns(storeOf([], [], rows, rows), false)[0]?.leastPx;
  expect([9, 99, 999, 1_000_000].map(width)).toEqual([48, 48, 55, 91]);
});
