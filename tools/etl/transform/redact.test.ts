import { describe, expect, test } from "vitest";
import {
  cleanConfiguration,
  redacted,
  secretFilter,
  withoutHosts,
  withoutPaths,
} from "./redact.ts";

const filter = secretFilter(["literal-from-environment-77"]);

describe("secrets by value", () => {
  test.each([
    "sk-Fake0000000000000000",
    "Bearer abc123def456ghi",
    "hf_FakeFake0000FakeFake",
    "tvly-Fake0000Fake",
    "AKIAFAKE0000FAKE0000",
    "ghp_Fake0000Fake0000Fake",
    "eyJhbGciOiJub25lIn0.eyJzdWIiOiJmYWtlIn0.c2lnbmF0dXJl",
    "literal-from-environment-77",
  ])("%s is found and replaced inside a sentence", (secret) => {
    const text = `before ${secret} after`;
    expect(filter.find(text)).not.toBeNull();
    expect(filter.clean(text)).toEqual({ value: `before ${redacted} after`, count: 1 });
  });

  test("credentials in addresses go, the address stays", () => {
    expect(filter.clean("https://user:pa55word@host.example/v1?key=abc123&x=1").value).toBe(
      `https://${redacted}@host.example/v1?key=${redacted}&x=1`,
    );
  });

  test("what was cleaned is clean", () => {
    const cleaned = filter.clean(
      "https://u:p4ssw0rd@h.example?key=zzz sk-Fake0000000000000000",
    ).value;
    expect(filter.find(cleaned)).toBeNull();
  });

  test.each([
    "sk-learn-pipeline",
    "task-specific-tokens",
    "Bearer authentication",
    "hf_hub_download",
    "key: 1000",
    "risk-Adjusted2020Returns",
  ])("%s is no secret", (text) => {
    expect(filter.clean(text)).toEqual({ value: text, count: 0 });
  });
});

describe("configurations", () => {
  test("fields that hold secrets go by their name, counts and special tokens stay", () => {
    const { value } = cleanConfiguration(
      {
        api_key: "anything",
        hub_token: "plain",
        extra_headers: { "X-Token": "abc", Authorization: "abc", Accept: "json" },
        max_tokens: 512,
        pad_token: "<pad>",
        num_key_value_heads: 8,
        tokenizer: "bpe",
        key: 1000,
      },
      filter,
    );
    expect(value).toEqual({
      api_key: redacted,
      hub_token: redacted,
      extra_headers: { "X-Token": redacted, Authorization: redacted, Accept: "json" },
      max_tokens: 512,
      pad_token: "<pad>",
      num_key_value_heads: 8,
      tokenizer: "bpe",
      key: 1000,
    });
  });
});

describe("places", () => {
  test.each([
    ["/home/someone/models/my-model", "…/my-model"],
    ["see /mnt/data/run 1", "see …/run 1"],
    ["C:\\Users\\someone\\model", "…/model"],
    ["a/b and /5 or 3/4", "a/b and /5 or 3/4"],
    ["https://example.org/home/page", "https://example.org/home/page"],
  ])("%s becomes %s", (path, reduced) => {
    expect(withoutPaths(path)).toBe(reduced);
  });

  test.each([
    ["http://10.1.2.3:8000/v1", "http://[host]"],
    ["http://gpu-node-7:8000/v1", "http://[host]"],
    ["https://llm.internal/v1", "https://[host]"],
    ["https://api.example.com/v1/chat?x=1", "https://api.example.com"],
  ])("%s becomes %s", (address, reduced) => {
    expect(withoutHosts(address)).toBe(reduced);
  });
});
