import { expect, test } from "vitest";
import { cellsOf } from "./cells.ts";
import { isItemTable } from "./item-table.ts";
import { listsIn, rowsOfLists } from "./json-curves.ts";
import { isTable } from "./table.ts";

const table = (...lines: readonly string[]) => isTable(lines);

test.each<[string, readonly string[], boolean]>([
  ["a step and a value", ["step,loss", "1,0.5", "2,0.4"], true],
  ["an epoch, by tabs", ["epoch\tloss", "1\t0.5"], true],
  ["decimal commas", ["step;loss", "1;0,5", "2;0,4"], true],
  ["pandas' own count", [",step,loss", "0,1,0.5"], true],
  ["no position", ["a,loss", "1,0.5"], false],
  ["a position alone", ["step,note", "1,x"], false],
  ["one column", ["step", "1"], false],
  ["a header alone", ["step,loss"], false],
  ["numbers for names", ["1,0.5", "2,0.4"], false],
  ["a name missing", ["step,,loss", "1,2,0.5"], false],
  ["half of the rows whole", ["step,loss", "1,0.5", "2"], true],
  ["less than half of them", ["step,loss", "1,0.5", "2", "3"], false],
  ["no separator", ["step loss", "1 0.5"], false],
  ["items", ["question_id,step,score", "a,1,1", "b,1,0"], false],
  ["metrics by time", ["time,metric,value", "1700000000,loss,0.5", "1700000001,loss,0.4"], true],
])("%s", (_what, lines, is) => expect(table(...lines)).toBe(is));

test.each<[string, string, readonly string[]]>([
  ["a,b", ",", ["a", "b"]],
  ['"a,b",c', ",", ["a,b", "c"]],
  ['"say ""no""", x ', ",", ['say "no"', "x"]],
  ["\ufeffa;;b", ";", ["a", "", "b"]],
  ['a"b,c"d', ",", ['a"b,c"d']],
])("the cells of %s", (line, separator, cells) => expect(cellsOf(line, separator)).toEqual(cells));

test("rows about items are told from moments of a training", () => {
  const rows = (...all: readonly Record<string, unknown>[]) => isItemTable(all);
  expect(rows({ question: "a", score: 1 }, { question: "b", score: 0 })).toBe(true);
  expect(rows({ sample_id: 1, step: 1 }, { sample_id: 2, step: 2 })).toBe(true);
  expect(rows({ item: "a", step: 1 }, { item: "a", step: 2 })).toBe(false);
  expect(rows({ id: "a", score: 1 }, { id: "b", score: 1 })).toBe(true);
  expect(rows({ id: "a", step: 1 }, { id: "b", step: 2 })).toBe(false);
  expect(rows({ id: 1, loss: 1 }, { id: 2, loss: 1 })).toBe(false);
  expect(rows({ id: 1, loss: 1 }, { id: 2, loss: 1 }, { id: 1, loss: 1 })).toBe(true);
  expect(rows({ itemised: 1 }, { itemised: 2 })).toBe(false);
  expect(rows()).toBe(false);
});

test("lists of values become rows; what counts them may be named in the plural", () => {
  const rows = (json: unknown) => rowsOfLists(listsIn(json) ?? new Map());
  for (const name of ["epoch", "step", "iteration", "iter", "episode"])
    expect(rows({ [`${name}s`]: [2, 4], loss: [0.5, 0.25, 0.1] })).toEqual([
      { [name]: 2, loss: 0.5 },
      { [name]: 4, loss: 0.25 },
      { loss: 0.1 },
    ]);
  expect(rows({ step: [1], loss: [0.5] })).toEqual([{ step: 1, loss: 0.5 }]);
  expect(listsIn({ loss: ["a"] })).toBeNull();
  expect(listsIn({ names: [1] })).toBeNull();
});
