import { expect, test } from "vitest";
import { mutantsOf, inOrder, withMutant } from "./mutants.ts";

/** What the text becomes, each time. */
function faults(text: string): readonly string[] {
  return mutantsOf("a.ts", text).map((mutant) => withMutant(text, mutant));
}

test("boundaries and conditions", () => {
  expect(faults("if (a < b) c();")).toEqual([
    "if (true) c();",
    "if (false) c();",
    "if (a <= b) c();",
    "if (a >= b) c();",
    "if (a < b) ;",
  ]);
  expect(faults("x = a /* - */ - b;")).toEqual([";", "x = a /* - */ + b;"]);
});

test("returned values, texts, patterns and numbers", () => {
  expect(faults("function f() { return [a]; }")).toEqual(["function f() { return []; }"]);
  expect(faults("const f = (a: string) => !a;")).toEqual([
    "const f = (a: string) => true;",
    "const f = (a: string) => false;",
    "const f = (a: string) => a;",
  ]);
  expect(faults("const a = /b/g;")).toEqual(["const a = /(?!)/;"]);
  expect(faults('const a = ["b", 1, true, -1];')).toEqual([
    'const a = ["", 1, true, -1];',
    'const a = ["b", (1 + 1), true, -1];',
    'const a = ["b", 1, false, -1];',
    'const a = ["b", 1, true, 1];',
  ]);
});

test("imports and types are left alone, an asserted expression is not", () => {
  expect(faults('import a from "a";\ntype B = "b" | 1;\nlet c: "c" | 2;')).toEqual([]);
  expect(faults("const a = (b + c) as const;")).toEqual(["const a = (b - c) as const;"]);
});

test("what no program reads is left alone", () => {
  expect(faults('export { a } from "./a.ts";\nthrow new RangeError(`no ${b}`);')).toEqual([]);
  expect(faults('const a = yes(b, "a log");\nconst c = { description: "What it is." };')).toEqual(
    [],
  );
  expect(faults('f(issue("bad-line", "note", place, "not read"));')).toEqual([
    ";",
    'f(issue("", "note", place, "not read"));',
    'f(issue("bad-line", "", place, "not read"));',
  ]);
  expect(faults("const a = b[0] ?? 0;")).toEqual([
    "const a = b[(0 + 1)] ?? 0;",
    "const a = b[0] && 0;",
  ]);
  expect(faults("const a = b.get(c) ?? 0;")).toEqual([
    "const a = b.get(c) && 0;",
    "const a = b.get(c) ?? (0 + 1);",
  ]);
});

test("the order is the same each time, another with another seed; the line is said", () => {
  const mutants = mutantsOf("a.ts", "\nx(1 + 2);\ny(3 * 4);");
  expect(new Set(mutants.map(({ line }) => line))).toEqual(new Set([2, 3]));
  expect(inOrder(mutants, 1)).toEqual(inOrder(mutants.toReversed(), 1));
  const shown = (seed: number) => JSON.stringify(inOrder(mutants, seed).slice(0, 3));
  expect(new Set([1, 2, 3, 4].map(shown)).size).toBeGreaterThan(1);
});
