import { expect, test } from "vitest";
import { type TableColumn, columnsWithRoom } from "./table-columns.ts";

const number = (id: string): TableColumn => ({ id, kind: "number", track: "80px", leastPx: 80 });
const input: TableColumn = {
  id: "input",
  kind: "preview",
  track: "minmax(160px, 3fr)",
  leastPx: 160,
};

test("texts get room only beside more columns than fit; their least width and their track agree", () => {
  const few = [input, ...Array.from({ length: 9 }, (_, at) => number(`n${at}`))];
  expect(columnsWithRoom(few)).toBe(few);
  const [wide, ...others] = columnsWithRoom([...few, number("n9")]);
  expect(wide).toEqual({ ...input, track: "minmax(280px, 3fr)", leastPx: 280 });
  expect(others).toEqual([...few.slice(1), number("n9")]);
});
