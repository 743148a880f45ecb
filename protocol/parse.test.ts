import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { currentContract } from "./contract.ts";
import { jsonSchemas } from "./json-schema.ts";
import { type FileKind, files, parseFile } from "./parse.ts";
import { steps } from "./upgrade.ts";
import { REVISION, SCHEMA_VERSION } from "./version.ts";

const fixtures = join(import.meta.dirname, "fixtures");

function cases(folder: string): readonly (readonly [FileKind, string])[] {
  return readdirSync(join(fixtures, folder)).map((name) => {
    const kind = basename(name, ".json");
    if (!isKind(kind)) throw new Error(`${name} is named after no kind of file`);
    return [kind, readFileSync(join(fixtures, folder, name), "utf8")] as const;
  });
}

function isKind(name: string): name is FileKind {
  return Object.hasOwn(files, name);
}

const revisions = Array.from({ length: REVISION + 1 }, (_, revision) => revision);

describe.each(revisions)("revision %i", (revision) => {
  test.each(cases(`revision-${revision}`))("%s is accepted and current", (kind, text) => {
    const parsed = parseFile(kind, text);
    expect(parsed.kind === "problem" ? parsed.problem : null).toBeNull();
    const value: unknown = parsed.kind === "ok" ? parsed.value : null;
    const [first] = Array.isArray(value) ? value : [value];
    const expected = kind === "samplesHead" ? {} : { revision: REVISION };
    expect(first).toMatchObject(expected);
  });
});

test("the current revision has a fixture of every kind", () => {
  const kinds = cases(`revision-${REVISION}`).map(([kind]) => kind);
  expect(kinds.toSorted()).toEqual(Object.keys(files).toSorted());
});

test("there is one upgrade step for each revision", () => {
  expect(steps.length).toBe(REVISION);
});

test("a file of the fixed part alone keeps what it says and gets the defaults", () => {
  const text = readFileSync(join(fixtures, "revision-0/evalSummary.json"), "utf8");
  const parsed = parseFile("evalSummary", text);
  expect(parsed).toMatchObject({
    kind: "ok",
    value: {
      suites: [
        { suite: "arith", overall: { metric: "accuracy", value: 0.5 }, metrics: [], store: null },
      ],
      stress_tests: [],
    },
  });
});

test.each(cases("from-the-future"))(
  "a %s from the future is refused, and says why",
  (kind, text) => {
    expect(parseFile(kind, text)).toMatchObject({
      kind: "problem",
      problem: { code: "newer-version", known: `${SCHEMA_VERSION} revision ${REVISION}` },
    });
  },
);

test("what is no JSON, and what has the wrong shape, is told apart", () => {
  expect(parseFile("meta", "<html>")).toMatchObject({ problem: { code: "not-json" } });
  expect(parseFile("meta", "{}")).toMatchObject({ problem: { code: "wrong-shape" } });
  expect(parseFile("meta", '{"run_id":5}')).toMatchObject({
    problem: { detail: expect.arrayContaining([expect.stringContaining("run_id")]) },
  });
});

test.each(jsonSchemas())(
  "the published JSON Schema %s is up to date (npm run schemas)",
  (name, text) => {
    expect(readFileSync(join(import.meta.dirname, "schema", name), "utf8")).toBe(text);
  },
);

const kept = (revision: number): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, `schema/revisions/${revision}.json`), "utf8"));

test("a field that comes, goes or changes needs a new REVISION (npm run schemas keeps each)", () => {
  expect(currentContract()).toEqual(kept(REVISION));
});

test("a revision says something that the one before it did not", () => {
  expect(kept(REVISION)).not.toEqual(kept(REVISION - 1));
});
