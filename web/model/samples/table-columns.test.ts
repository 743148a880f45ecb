import { expect, test } from "vitest";
import { type TableColumn, columnsWithRoom } from "./table-columns.ts";

const number = (id: string): TableColumn => ({ id, kind: "number", leastPx: 80, share: null });
const input: TableColumn = { id: "input", kind: "preview", leastPx: 160, share: 3 };

test("texts get room only beside more columns than fit", () => {
  const few = [input, ...Array.from({ length: 9 }, (_, at) => number(`n${at}`))];
  expect(columnsWithRoom(few)).toBe(few);
  const [wide, ...others] = columnsWithRoom([...few, number("n9")]);
  expect(wide).toEqual({ ...input, leastPx: 280 });
  expect(others).toEqual([...few.slice(1), number("n9")]);
});
