import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

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
      sections: all(text, /^(#+) /gm),
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
