import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { ColumnType, Completeness, REVISION, outcomes, paths } from "@evalsite/protocol";
import { describe, expect, test } from "vitest";
import { mostNames } from "../tools/etl/transform/name-limit.ts";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
const files = execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\0");
/** Every file, and every folder that holds one. */
const present = new Set(
  files.flatMap((file) => file.split("/").map((_, at, parts) => parts.slice(0, at + 1).join("/"))),
);
const documents = files.filter(
  (file) => file.endsWith(".md") && !/^CHANGELOG|decisions/.test(file),
);
const all = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = ""]) => found);
const unique = (names: readonly string[]) => [...new Set(names)].toSorted();

describe.each(documents)("%s", (document) => {
  const text = read(document);

  test("links to what is there", () => {
    const links = all(text, /\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g);
    const missing = links.filter((link) => !present.has(target(document, link)));
    expect(missing).toEqual([]);
  });

  test("names source files that are there", () => {
    const named = all(text, /`((?:\.\.\/)*[\w@-][\w@.-]*(?:\/[\w@.[\]-]+)+\.(?:tsx?|cjs))`/g);
    expect(named.filter((name) => !isFile(name))).toEqual([]);
  });

  test("names commands that are there", () => {
    const scripts = [...scriptsOf("package.json"), ...scriptsOf("web/package.json")];
    const named = all(text, /npm run (?:--silent )?([a-z][\w:-]*)/g);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});

test("a decision has a number of its own, and what names it by number leads to it", () => {
  const numbers = all(files.join("\n"), /^docs\/decisions\/(\d{4})-/gm);
  expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
  const texts = documents.map(read).join("\n");
  const known = new Set(numbers.map(Number));
  expect(all(texts, /\b[Dd]ecision (\d+)/g).filter((one) => !known.has(Number(one)))).toEqual([]);
  const links = [...texts.matchAll(/\[decision (\d+)\]\([^)]*?(\d{4})-/gi)];
  expect(links.filter(([, said, number]) => Number(said) !== Number(number))).toEqual([]);
});

function target(document: string, link: string): string {
  return normalize(join(dirname(document), link)).replace(/\/$/, "");
}

/** From the root or, as in a list of one folder's files, from a folder. */
function isFile(name: string): boolean {
  const path = name.replace(/^(?:\.\.\/)+/, "");
  return files.some((file) => file === path || file.endsWith(`/${path}`));
}

function scriptsOf(file: string): readonly string[] {
  const [, body = ""] = /"scripts": \{([^}]*)\}/.exec(read(file)) ?? [];
  return all(body, /"([\w:-]+)":/g);
}

const languages = ["README.md", "README.zh-CN.md"] as const;

/** Where a document's tables of options come from. */
const commandLines = [
  ...languages.map((document) => [document, ["tools/etl/cli-options.ts"]] as const),
  ["docs/gate.md", ["tools/gate/options.ts", "tools/gate/report.ts"]],
  ["docs/publishing.md", ["tools/publish/options.ts"]],
  ["docs/parquet.md", ["tools/etl/export/command.ts"]],
  [
    "docs/evalscope.md",
    ["options", "import", "check-evalscope"].map((name) => `evalscope/launcher/${name}.ts`),
  ],
] as const;

test.each(commandLines)("%s has the options of its commands", (document, sources) => {
  const text = read(document);
  const known = sources.flatMap((file) => all(read(file), /[oO]ption\(\s*"(--[a-z-]+)/g));
  const listed = all(text, /^\| (.*?) \|/gm).flatMap((cell) => all(cell, /`(--[a-z-]+)/g));
  const named = all(text, /(--[a-z-]+)/g);
  expect(listed.length).toBeGreaterThan(2);
  expect(listed.filter((option) => !known.includes(option))).toEqual([]);
  expect(known.filter((option) => !named.includes(option))).toEqual([]);
});

test("both languages of the README have the same sections, commands, links and options", () => {
  const [english, chinese] = languages.map((document) => {
    const text = read(document);
    return {
      // A section is told by its level and what stands in it: paragraphs may be parted otherwise.
      sections: text
        .split(/^(?=#)/m)
        .map((part) => all(part, /^(#+ |\| |- |\d\. |```\w*|!\[)/gm).join("")),
      commands: unique(all(text, /(npm (?:run (?:--silent )?[\w-]+|start|test))/g)),
      links: unique(all(text, /[^!]\[[^\]]*\]\((?!README)([^)]+)\)/g)),
      options: unique(all(text, /(--[a-z][a-z-]+)/g)),
    };
  });
  expect(chinese).toEqual(english);
});

describe("docs/issues.md", () => {
  const sources = files.filter(
    (file) =>
      /^tools\/etl\/.*\.ts$/.test(file) && !/\.test\.ts$|\/(?:testing|fixtures)\//.test(file),
  );
  const code = sources.map(read).join("\n");
  const listed = new Map(
    [...read("docs/issues.md").matchAll(/^\| (`.*?`) +\| (.*?) +\|/gm)].flatMap(
      ([, codes = "", severity = ""]) => all(codes, /`([^`]+)`/g).map((name) => [name, severity]),
    ),
  );

  test("lists every code with every severity that it is raised with", () => {
    const raised = [
      ...code.matchAll(/\bissue\(\s*"([a-z\d-]+)",\s*"(dropped|warning|note)"/g),
      ...code.matchAll(/code: "([a-z\d-]+)",\s*severity: "(dropped|warning|note)"/g),
      ...[
        ...code.matchAll(/[.](warn|note)\(\s*(?:\w+ \? "([a-z\d-]+)" : )?"([a-z\d-]+)"/g),
      ].flatMap(([, how = "", ...names]) =>
        names.flatMap((name) => (name ? [["", name, how === "warn" ? "warning" : how]] : [])),
      ),
    ];
    expect(raised.length).toBeGreaterThan(60);
    const wrong = raised.filter(([, name = "", severity = ""]) => {
      const told = listed.get(name) ?? "";
      return told !== "as the rest" && !told.includes(severity);
    });
    expect(unique(wrong.map(([, name = "", severity = ""]) => `${name}: ${severity}`))).toEqual([]);
  });

  test("lists no code that is never raised", () => {
    const composed = all(code, /`([a-z-]+-)\$\{/g);
    const isRaised = (name: string) =>
      code.includes(`"${name}"`) || composed.some((start) => name.startsWith(start));
    expect([...listed.keys()].filter((name) => !isRaised(name))).toEqual([]);
  });
});

describe("web/README.md", () => {
  const text = read("web/README.md");
  const web = files.filter((file) => /^(?:web|protocol)\/.*\.tsx?$/.test(file));
  const exporting = (name: string) =>
    web.find((file) =>
      new RegExp(`^export (?:async )?(?:function|const) ${name}\\b`, "m").test(read(file)),
    );

  test("names functions and components that are there", () => {
    const named = all(
      text,
      /(?:<|\b)([A-Z][A-Za-z]+|[a-z]+[A-Z][A-Za-z]*|bilingual)(?=\(| [a-z]+=| \/>)/g,
    );
    const known = named.filter(
      (name) => !/^(?:set|get)[A-Z]|^[A-Z]\w*$/.test(name) || text.includes(`<${name} `),
    );
    expect(known.length).toBeGreaterThan(10);
    expect(
      unique(known).filter(
        (name) => !exporting(name) && name !== "setState" && name !== "getComputedStyle",
      ),
    ).toEqual([]);
  });

  test("gives components properties that they have", () => {
    const given = [...text.matchAll(/<([A-Z]\w+) ([^>]*)\/>/g)].flatMap(
      ([, name = "", props = ""]) =>
        all(props, /(?:^|\s)(\w+)=\{/g).map((prop) => [name, prop] as const),
    );
    expect(given.length).toBeGreaterThan(2);
    const has = (name: string, prop: string) =>
      new RegExp(`readonly ${prop}\\??:`).test(read(exporting(name) ?? "web/README.md"));
    expect(given.filter(([name, prop]) => !has(name, prop))).toEqual([]);
  });
});

describe("docs/protocol.md", () => {
  const text = read("docs/protocol.md");
  const rows = new Map(
    [...text.matchAll(/^\| (\d+) +\| (.*?) +\|$/gm)].map(([, at, came]) => [
      Number(at),
      came ?? "",
    ]),
  );
  const prose = text.replaceAll(/^```.*?^```$/gms, "");
  const words = new Set(all(prose, /`([^`]+)`/g).flatMap((code) => code.split(/[^\w]+/)));

  test("has a line for every revision, the last of which the changelog names", () => {
    const [, told] = /Protocol v1, revision (\d+)/.exec(read("CHANGELOG.md")) ?? [];
    expect(Number(told)).toBe(REVISION);
    expect([...rows.keys()]).toEqual(Array.from({ length: REVISION + 1 }, (_, at) => at));
  });

  /** Of revision 1 it tells kinds of things, of later ones each field. */
  test.each(Array.from({ length: REVISION - 1 }, (_, at) => at + 2))(
    "names every field that revision %d added to a file, and none that it does not have",
    (revision) => {
      const [before, now] = [fieldsOf(revision - 1), fieldsOf(revision)];
      const came = now.filter((field) => !before.includes(field) && before.includes(above(field)));
      expect(came.length).toBeGreaterThan(0);
      expect(unique(came.filter((field) => !words.has(last(field))))).toEqual([]);
      const schema = read(`protocol/schema/revisions/${revision}.json`);
      const named = all(rows.get(revision) ?? "", /`([^`]+)`/g).filter(
        (name) => !present.has(name),
      );
      expect(
        named.filter((name) => name !== paths.projects && !schema.includes(`"${last(name)}"`)),
      ).toEqual([]);
    },
  );

  test("lists where the files lie, with every status and type of column", () => {
    const fixed = [paths.index, paths.runTable, paths.projects, paths.manifest];
    const run = [paths.meta, paths.metrics, paths.evalSummary, paths.samplesHead];
    const blocks = [paths.scores("<digest>"), paths.traits("<digest>")];
    const listed = all(text, /^ {2}(\S+) {2,}/gm);
    const written = [...fixed, ...run.map((path) => path("<run_id>")), ...blocks];
    expect(written.filter((path) => !listed.includes(path))).toEqual([]);
    const statuses = all(text, /^\| `(\w+)` +\|/gm);
    const toldApart = Completeness.options.filter((status) => status !== "running");
    expect(statuses.toSorted()).toEqual(toldApart.toSorted());
    expect(ColumnType.options.filter((type) => !words.has(type))).toEqual([]);
  });
});

/** Every field of a revision's files, by its path. */
function fieldsOf(revision: number): readonly string[] {
  const schema: unknown = JSON.parse(read(`protocol/schema/revisions/${revision}.json`));
  return unique(fieldsIn(schema, ""));
}

function fieldsIn(value: unknown, path: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name !== "properties" && !name.endsWith(".json")) return fieldsIn(inner, path);
    const fields = name === "properties" ? Object.entries(Object(inner)) : [[name, inner] as const];
    return fields.flatMap(([field, of]) => [
      `${path}/${field}`,
      ...fieldsIn(of, `${path}/${field}`),
    ]);
  });
}

function above(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

function last(name: string): string {
  return /\w+$/.exec(name)?.[0] ?? name;
}

test("docs/statistics.md names functions that are there", () => {
  const code = files.filter((file) => /^(?:statistics|web\/model)\/.*\.ts$/.test(file)).map(read);
  const rows = all(read("docs/statistics.md"), /^\| .*\| ((?:`\w+`(?:, )?)+) +\|$/gm);
  const named = rows.flatMap((cell) => all(cell, /`(\w+)`/g));
  expect(named.length).toBeGreaterThan(15);
  const isThere = (name: string) =>
    code.some((text) => new RegExp(`export function ${name}\\b`).test(text));
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});

test("docs/formats.md tells how many names there may be of each kind", () => {
  const [, said = ""] =
    /^\| more names than any real log has +\|(.*)$/m.exec(read("docs/formats.md")) ?? [];
  const told = Object.entries(mostNames).map(
    ([kind, most]) => `${most.toLocaleString("en-US")} ${kind}`,
  );
  expect(told.filter((one) => !said.includes(one))).toEqual([]);
});

test("docs/glossary.md has every outcome and status", () => {
  const text = read("docs/glossary.md").replaceAll("_", " ");
  const [, listed = ""] = /^\| outcome .*?\| ([^|]+?) +\|$/m.exec(text) ?? [];
  const named = outcomes.map((outcome) => outcome.replaceAll("_", " "));
  expect(listed.split(", ").toSorted()).toEqual(named.toSorted());
  const states = all(text, /^\| ([a-z]+(?:, [a-z]+)+) /gm).flatMap((words) => words.split(", "));
  const missing = Completeness.options.filter((status) => !states.includes(status));
  expect(missing.filter((status) => status !== "running")).toEqual([]);
});

test("lists of folders name folders, and all of the site's", () => {
  const named = (document: string) =>
    all(read(document), /^\| (`.*?) +\|/gm).flatMap((cell) => all(cell, /`([\w/<>-]+)\/`/g));
  const ofProject = named("docs/architecture.md");
  expect(ofProject.length).toBeGreaterThan(10);
  expect(ofProject.filter((folder) => !present.has(folder))).toEqual([]);
  const ofWeb = named("web/README.md").map((folder) => folder.split("/")[0] ?? "");
  const folders = files.flatMap((file) => /^web\/([^/]+)\//.exec(file)?.[1] ?? []);
  expect(ofWeb.toSorted()).toEqual(unique(folders));
});
