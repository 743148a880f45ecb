import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { maskSecrets } from "./secret-scan.ts";
import { withoutSecrets } from "./shown-text.ts";
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
    ["a key in a list", { api_keys: ["EMPTY", key] }, {}],
    ["a key in a JSON text", { model_args: `{"api_key": "${key}"}` }, {}],
    ["a key behind its option", { args: ["--api-key", key, "--n", "5"] }, {}],
    ["a key in an option", { args: [`--api-key=${key}`] }, {}],
    ["a password in an address", { api_url: `https://me:${key}@example.org/v1` }, {}],
    ["a token in an address", { api_url: `https://example.org/v1?token=${key}` }, {}],
    ["a variable of the same list as the ETL's", {}, { DB_PWD: key }],
    ["a passphrase", {}, { SSH_PASSPHRASE: key }],
  ])("are known: %s", (_name, settings, environment) => {
    expect(secretValues(settings, environment)).toContain(key);
  });

  test("are known as numbers, too", () => {
    expect(secretValues({ password: 83_749_211, max_tokens: 83_749_212 }, {})).toEqual([
      "83749211",
    ]);
  });

  test("that an exception quotes are masked before it is shown", () => {
    const odd = "a&b'c\"dé0123";
    const said = [odd, JSON.stringify(odd), encodeURIComponent(odd), `Bearer ${key}`].join(" ");
    const shown = withoutSecrets(`AuthError: 401 for ${said}`, [odd, key]);
    expect(shown).toBe('AuthError: 401 for [redacted] "[redacted]" [redacted] Bearer [redacted]');
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

  test("overwrites a key as JSON, Python, pages, headers and base64 write it", () => {
    const odd = "p&q'r\"sé/t u0123";
    const forms = [
      Buffer.from(odd, "latin1"),
      `'p&q\\'r"sé/t u0123'`,
      JSON.stringify({ odd }).replace("é", "\\u00e9"),
      "p&amp;q&#x27;r&quot;sé/t u0123",
      Buffer.from(`me:${odd}`).toString("base64"),
      Buffer.from(`x${odd}!`).toString("base64url"),
    ];
    mkdirSync(folder, { recursive: true });
    for (const [number, form] of forms.entries())
      writeFileSync(join(folder, `${number}.txt`), form);
    expect(maskSecrets(folder, [odd]).toSorted()).toEqual(
      forms.map((_, number) => `${number}.txt`),
    );
    for (const number of [0, 1, 2, 3])
      expect(readFileSync(join(folder, `${number}.txt`), "utf8")).not.toContain("u0123");
    const inBase64 = Buffer.from(readFileSync(join(folder, "4.txt"), "utf8"), "base64");
    expect(inBase64.toString()).not.toContain("t u0");
  });

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
