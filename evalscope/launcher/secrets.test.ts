import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { maskSecrets } from "./secret-scan.ts";
import { requireVariables, secretValues, withKey } from "./secrets.ts";

const key = "sk-test-0123456789abcdef";

describe("keys", () => {
  test("come from the environment unless the configuration says otherwise", () => {
    const environment = { EVALSCOPE_API_KEY: key };
    expect(withKey({ model: "m" }, environment)).toEqual({
      model: "m",
      api_key: "${EVALSCOPE_API_KEY}",
    });
    expect(withKey({ api_key: "${MINE}" }, environment)).toEqual({ api_key: "${MINE}" });
    expect(withKey({ model: "m" }, {})).toEqual({ model: "m" });
  });

  test("that are missing are named with their place", () => {
    const settings = { judge: { models: [{ api_key: "${JUDGE_KEY}" }] } };
    expect(() => requireVariables(settings, {}, "a.yaml")).toThrow(
      "a.yaml: judge.models.0.api_key takes its value from the environment; set JUDGE_KEY",
    );
    expect(() => requireVariables(settings, { JUDGE_KEY: key }, "a.yaml")).not.toThrow();
  });

  test.each([
    ["a variable for a key", { api_key: "${MINE}" }, { MINE: key }],
    ["a variable with a key's name", { headers: { "X-Me": "${MY_TOKEN}" } }, { MY_TOKEN: key }],
    [
      "a key in the file",
      { generation_config: { extra_headers: { Authorization: `Bearer ${key}` } } },
      {},
    ],
    ["a variable that is called key", { model_args: { x: "${MY_KEY}" } }, { MY_KEY: key }],
    ["a header's variable of any name", { extra_headers: { "X-Team": "${TEAM}" } }, { TEAM: key }],
    ["a header that is called key", { headers: { "X-Team-Key": key, "x-api-key": key } }, {}],
    ["a key of the environment alone", {}, { SOME_API_KEY: key }],
    ["a key of the environment by its short name", {}, { MY_KEY: key }],
  ])("are known: %s", (_name, settings, environment) => {
    expect(secretValues(settings, environment)).toEqual([key]);
  });

  test("are not mistaken: other variables, short words, counts of tokens, names of columns", () => {
    const settings = {
      model: "${MODEL}",
      api_key: "EMPTY",
      max_tokens: "1000000000",
      dataset_args: { mine: { prompt_key: "a_column_of_the_data" } },
      extra_headers: { "Content-Type": "application/json" },
    };
    expect(secretValues(settings, { MODEL: "a-long-model-name", GIT_TOKEN: "short" })).toEqual([]);
  });
});

describe("masking", () => {
  const folder = mkdtempSync(join(tmpdir(), "evalsite-mask-"));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("overwrites a key in every form and place, across chunks too", () => {
    const border = 4 * 1024 * 1024 - 5;
    const odd = 'odd"key/with signs';
    mkdirSync(join(folder, "deep/er"), { recursive: true });
    writeFileSync(join(folder, "deep/er/long.log"), `${".".repeat(border)}${key}.`);
    writeFileSync(join(folder, "a.json"), JSON.stringify({ odd, url: encodeURIComponent(odd) }));
    writeFileSync(join(folder, "b.txt"), "nothing here");
    expect(maskSecrets(folder, [key, odd]).toSorted()).toEqual([
      "a.json",
      join("deep/er/long.log"),
    ]);
    const long = readFileSync(join(folder, "deep/er/long.log"), "utf8");
    expect(long.slice(border)).toBe(`${"x".repeat(key.length)}.`);
    expect(readFileSync(join(folder, "a.json"), "utf8")).not.toContain("signs");
    expect(readFileSync(join(folder, "b.txt"), "utf8")).toBe("nothing here");
  });
});
