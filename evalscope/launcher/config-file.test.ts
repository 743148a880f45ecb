import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseConfig } from "./config-file.ts";

const block = `project: p
  dataset: { name: d, version: 1.10 }
  endpoint: scripted`;

const asKey = `model: m\nlimit: 5\nevalsite:\n  ${block}\n`;
const asComment = `# About.\n# evalsite:\n#   ${block.replaceAll("\n", "\n# ")}\n\n# Not part of it.\nmodel: m\nlimit: 5\n`;

describe("a configuration", () => {
  test.each([
    ["as a key", asKey],
    ["as a comment", asComment],
  ])("has its evalsite block %s", (_name, text) => {
    const { settings, block: told, name } = parseConfig(text, "configs/a.yaml");
    expect(settings).toEqual({ model: "m", limit: 5 });
    expect(told).toMatchObject({ project: "p", endpoint: "scripted" });
    expect(name).toBe("a");
  });

  test("without anything has no settings", () => {
    expect(parseConfig("# nothing yet\n", "a.yaml").settings).toEqual({});
  });

  test("is read as evalscope's own parser reads it", () => {
    expect(parseConfig("stream: yes\n", "a.yaml").settings).toEqual({ stream: true });
  });

  test.each([
    ["both kinds of block", `${asComment}evalsite: { project: p }\n`, "two evalsite blocks"],
    ["an unknown key", "evalsite: { projekt: p }", 'evalsite has no "projekt"'],
    ["a wrong type", "evalsite: { tags: 3 }", "evalsite.tags"],
    ["a path for hparams", "evalsite: { hparams: ../out }", "output folder is evalsite.trainer"],
    ["an unknown endpoint", "evalsite: { endpoint: x }", "evalsite.endpoint"],
    ["no mapping", "- a\n", "is a mapping"],
    ["broken YAML", "model: [a\ndatasets: b\n", "a.yaml:2"],
  ])("with %s is refused, with its file and place", (_name, text, message) => {
    expect(() => parseConfig(text, "a.yaml")).toThrow(message);
    expect(() => parseConfig(text, "a.yaml")).toThrow("a.yaml");
  });
});

const shipped = join(import.meta.dirname, "../configs");

test.each(readdirSync(shipped).filter((file) => file.endsWith(".yaml")))(
  "%s names project and experiment, and has no key that evalscope would refuse",
  (file) => {
    const { block: told, settings } = parseConfig(readFileSync(join(shipped, file), "utf8"), file);
    expect(told.project).toBeDefined();
    expect(told.experiment).toBeDefined();
    expect(Object.keys(settings)).not.toContain("evalsite");
  },
);
