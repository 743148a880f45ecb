import { expect, test } from "vitest";
import { readProject } from "./read-project.ts";

function read(content: string | object) {
  const text = typeof content === "string" ? content : JSON.stringify(content, null, 2);
  const { card, issues } = readProject({ file: "projects/a/project.json", text, detail: "" });
  return { card, said: issues.map(({ line, message }) => `${line}: ${message}`), issues };
}

test("all that may stand in it is taken; who may see it is not", () => {
  const { card, said } = read({
    format: 1,
    name: "qwen-7b",
    aliases: ["Qwen 7B"],
    title: { zh: "通义 7B 对齐", en: "Qwen 7B alignment" },
    description: "Markdown",
    links: [{ title: "Wiki", url: "https://example.org/" }],
    visibility: "internal",
    members: [{ who: "lin@example.org", role: "maintainer" }],
    baseline: { run: "run_1" },
    benchmarks: [
      { suite: "mmlu", metric: "accuracy", weight: 2, target: 0.72 },
      { suite: "gsm8k" },
    ],
    checkpoint: {
      axis: "step",
      pattern: String.raw`checkpoint-(?<step>\d+)`,
      best_by: "mmlu/overall",
    },
    experiments: [
      {
        name: "sft",
        title: "SFT",
        group: "g",
        match: ["run_*"],
        baseline: { experiment: "base" },
        tags: ["t"],
      },
    ],
    tags: { nightly: { title: "Nightly" } },
  });
  expect(said).toEqual([]);
  expect(card).toEqual({
    name: "qwen-7b",
    aliases: ["Qwen 7B"],
    title: { zh: "通义 7B 对齐", en: "Qwen 7B alignment" },
    description: { en: "Markdown", zh: "Markdown" },
    links: [{ title: "Wiki", url: "https://example.org/" }],
    baseline: { run: "run_1" },
    benchmarks: [
      { suite: "mmlu", metric: "accuracy", weight: 2, target: 0.72 },
      { suite: "gsm8k", metric: null, weight: 1, target: null },
    ],
    checkpoint: {
      axis: "step",
      pattern: String.raw`checkpoint-(?<step>\d+)`,
      best_by: "mmlu/overall",
    },
    experiments: [
      {
        name: "sft",
        title: { en: "SFT", zh: "SFT" },
        group: "g",
        match: ["run_*"],
        baseline: { experiment: "base", pick: "best" },
        tags: ["t"],
      },
    ],
    tags: { nightly: { title: { en: "Nightly", zh: "Nightly" } } },
  });
});

test("the name is enough, and YAML is as good as JSON", () => {
  expect(read("name: a\nbenchmarks:\n  - suite: mmlu\n")).toMatchObject({
    card: { name: "a", benchmarks: [{ suite: "mmlu", weight: 1 }], experiments: [] },
    said: [],
  });
  expect(read('\ufeff{\n\t"name": "tabs"\n}').card?.name).toBe("tabs");
});

test("an unknown field is told, with the one that may be meant, and the rest is taken", () => {
  const { card, said, issues } = read(
    '{\n "name": "a",\n "benchmark": [],\n "zzz": 1,\n "checkpoint": {\n  "axes": "step" }\n}',
  );
  expect(card?.name).toBe("a");
  expect(said).toEqual([
    '3: "benchmark" is not a field; "benchmarks"?',
    '4: "zzz" is not a field',
    '6: "axes" is not a field; "axis"?',
  ]);
  expect(issues.map(({ severity }) => severity)).toEqual(["warning", "warning", "warning"]);
});

test.each([
  ["[", 1, /^neither JSON nor YAML/],
  ["5", 1, /^the file /],
  ["{}", 1, /^name /],
  ['{"name": "a\\u0000b"}', 1, /^name must be 1 to 60 printable/],
  [`{"name": "${"x".repeat(61)}"}`, 1, /^name must be 1 to 60 printable/],
  ['{"name": "a",\n"format": 2}', 2, /^format must be 1/],
  [
    '{"name": "a",\n"benchmarks": [{"suite": "s"},\n{"suite": "t", "weight": "2"}]}',
    3,
    /^benchmarks\[1\]\.weight must be number, not string$/,
  ],
  ['{"name": "a",\n"benchmarks": [{"suite": "s", "weight": -1}]}', 2, /weight must be 0 or more/],
  ['{"name": "a",\n"benchmarks": [{"suite": "s", "weight": 0}]}', 2, /no weight above 0/],
  ['{"name": "a",\n"benchmarks": [{"suite": "s"},\n{"suite": "s"}]}', 3, /names "s" a second time/],
  ["name: a\nbenchmarks:\n- suite: s\n  weight: .inf\n", 4, /^benchmarks\[0\]\.weight /],
  ['{"name": "a",\n"baseline": "run_1"}', 2, /^baseline must be/],
  [
    '{"name": "a",\n"links": [{"title": "x", "url": "javascript:alert(1)"}]}',
    2,
    /must begin with http/,
  ],
  ['{"name": "a",\n"checkpoint": {"pattern": "(a+)+(?<step>b)"}}', 2, /repeats a group/],
])("%s is left out, with the line and the reason", (text, line, reason) => {
  const { card, issues } = read(text);
  expect(card).toBeNull();
  expect(issues).toHaveLength(1);
  expect(issues[0]).toMatchObject({ code: "project-file", severity: "dropped", line });
  expect(issues[0]?.message).toMatch(reason);
});

test("aliases of aliases without end, and a file that could not be read, are told too", () => {
  const bomb = `a: &a [x,x]\n${Array.from("bcdefghij")
    .map((one, at) => `${one}: &${one} [*${"abcdefghi"[at]},*${"abcdefghi"[at]}]`)
    .join("\n")}\nname: a\n`;
  expect(read(bomb).card).toBeNull();
  const lost = readProject({ file: "f", text: null, detail: "cannot be read (EACCES)" });
  expect(lost.issues).toMatchObject([{ line: null, message: "cannot be read (EACCES)" }]);
});
