import { array, assert, constantFrom, nat, property } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  withoutHosts,
  withoutInternalPlaces,
  withoutPaths,
  withoutPlaces,
  withoutWholePath,
} from "./places.ts";
import {
  cleanAction,
  cleanConfiguration,
  cleanContent,
  cleanValue,
  redacted,
  secretFilter,
} from "./redact.ts";
import { kinds, possibleKinds } from "./secret-kinds.ts";
import { withoutNamedSecrets } from "./secret-names.ts";

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

describe("what gives a secret away by name", () => {
  const secret = {
    db_password: 83749211,
    api_keys: ["one", "two"],
    aws_access_key_id: "abc",
    passphrase: "three words here",
    pwd: "abc",
    accessToken: "abc",
    "X-Token": "abc",
  };

  test.each([
    ["configurations", cleanConfiguration],
    ["contents", cleanContent],
    ["actions", cleanAction],
  ])("unmistakable names in %s", (_where, clean) => {
    const hidden = Object.keys(secret).map((name) => [name, redacted]);
    expect(clean({ deep: [secret] }, filter)).toEqual({
      value: { deep: [Object.fromEntries(hidden)] },
      count: 7,
    });
  });

  const benign = {
    max_tokens: 512,
    key: 1000,
    token: 7,
    input_tokens: 3,
    special_tokens: ["<s>"],
    stop_token: "<end>",
    use_auth_token: true,
    cookie: null,
    api_key: "",
    keywords: ["token"],
    dataset: "org/name",
    share: "3/4",
    pattern: "/^a/b$/i",
    command: "/no_think",
    release: "2.10.0.1",
    text: "the token is invalid; see http://[host]",
  };

  test.each([
    ["configurations", cleanConfiguration],
    ["contents", cleanContent],
    ["actions", cleanAction],
  ])("counts, flags, words, names of data sets and fractions stay in %s", (_where, clean) => {
    expect(clean(benign, filter)).toEqual({ value: benign, count: 0 });
  });

  test("a bare key or token is a secret only in a configuration", () => {
    const value = { key: "secret word", token: "cat", link: "https://arxiv.org/abs/1" };
    expect(cleanContent(value, filter)).toEqual({ value, count: 0 });
    expect(cleanConfiguration(value, filter).value).toEqual({
      key: redacted,
      token: redacted,
      link: "https://arxiv.org",
    });
  });

  test("a text that quotes one", () => {
    expect(cleanAction(['curl -H "X-Token: abc" --data api_key=abcdef'], filter).value).toEqual([
      `curl -H "X-Token: ${redacted}" --data api_key=${redacted}`,
    ]);
  });
});

describe("places", () => {
  test.each([
    ["/weird/li/model", "…/model"],
    ["/nobackup/My Models/big", "…/big"],
    ["~/secret-project/model", "…/model"],
    ["\\\\server\\share\\model", "…/model"],
    ["D:\\models\\big", "…/big"],
    ["d:/models/big", "…/big"],
    ["file:///weird/li/model", "…/model"],
    ["org/name", "org/name"],
    ["/no_think Say a/b", "/no_think Say a/b"],
    ["/no_think\nSay a/b", "/no_think\nSay a/b"],
    ["//comment", "//comment"],
    ["http://gpu07.corp.acme:8000/v1", "http://[host]"],
  ])("the setting %j becomes %j", (text, reduced) => {
    expect(withoutPlaces(text)).toBe(reduced);
    expect(withoutPlaces(reduced)).toBe(reduced);
  });

  test.each([
    ["see [paper](https://arxiv.org/abs/1803.05457) or https://a.org/home/x?b=/c", ""],
    ["see [wiki](https://wiki.corp.acme/x)", "see [wiki](https://[host])"],
    ["by li, /home/li/bench", "by li, …/bench"],
    ["版本 1.2.3.4, 3/4, a~/b, org/name:8000", ""],
  ])("the text %j, of people", (text, reduced) => {
    expect(withoutInternalPlaces(text)).toBe(reduced || text);
  });

  test.each([
    ["/home/li/out/1.png", "…/1.png"],
    ["Open /home/li/out/1.png", "Open /home/li/out/1.png"],
    ["/api/v1/users", "/api/v1/users"],
    ["/5", "/5"],
  ])("the answer %j becomes %j", (text, reduced) => {
    expect(withoutWholePath(text)).toBe(reduced);
  });

  test.each([
    ["/home/someone/models/my-model", "…/my-model"],
    ["see /mnt/data/run 1", "see …/run 1"],
    ["C:\\Users\\someone\\model", "…/model"],
    ["a/b and /5 or 3/4", "a/b and /5 or 3/4"],
    ["https://example.org/home/page", "https://example.org/home/page"],
    ["in ~/work/run.py, line 3; ~5 or a~/b", "in …/run.py, line 3; ~5 or a~/b"],
    ['{"file": "x\\n/home/li/x.py\\n"}', '{"file": "x\\n…/x.py\\n"}'],
  ])("%s becomes %s", (path, reduced) => {
    expect(withoutPaths(path)).toBe(reduced);
  });

  test.each([
    ["http://10.1.2.3:8000/v1", "http://[host]"],
    ["http://gpu-node-7:8000/v1", "http://[host]"],
    ["https://llm.internal/v1", "https://[host]"],
    ["https://api.example.com/v1/chat?x=1", "https://api.example.com"],
    ["http://[fd00::1]:8000/v1", "http://[host]"],
    ["tcp://10.1.2.3:29500", "tcp://[host]"],
    [
      "no route to gpu07.corp.acme:8000, 10.2.3.4 or node.local:22",
      "no route to [host], [host] or [host]",
    ],
    ["Pool(host='gpu07', port=8000)", "Pool(host='[host]', port=8000)"],
    [
      "threading.local, api.example.com:443, 8.8.8.8, 12:30",
      "threading.local, api.example.com:443, 8.8.8.8, 12:30",
    ],
  ])("%s becomes %s", (address, reduced) => {
    expect(withoutHosts(address)).toBe(reduced);
  });
});

test.each([
  "/home/".repeat(200_000),
  "10.".repeat(400_000),
  "api_key=[".repeat(100_000),
  "https://".repeat(200_000),
  "a-".repeat(1_000_000),
])("places and quoted secrets are found in bounded time: %#", (text) => {
  expect(cleanAction(text, filter).value).not.toBe("");
  expect(cleanConfiguration(text, filter).value).not.toBe("");
});

describe("secrets in hostile surroundings", () => {
  const key = "sk-Fake0000000000000000";

  test.each([
    "\n",
    "\t",
    "\\n",
    "\\\\n",
    "\\u001b",
    "%3D",
    "%20",
    "\u001b[32m",
    '"',
    "=",
    "密",
    "_",
  ])("found behind %j, in the value and in its JSON", (before) => {
    expect(filter.clean(`x${before}${key}`).value).not.toContain(key);
    expect(filter.find(JSON.stringify([`x${before}${key}`]))).not.toBeNull();
  });

  test("what is cleaned gives no find in JSON, nor cut short, nor with its spaces folded", () => {
    const parts = [
      key,
      "Bearer \n\t  \n  \n  \n \n abc123def456",
      "https://u:p4ss@h.example:80/v1?api_key=abc123&x=1",
      "http://host:8080\nme@example.com",
      "-----BEGIN PRIVATE KEY-----\nabc",
      "literal-from-environment-77",
      '\\"',
      "\\",
      "…",
      "\n",
      " ",
      "?key=",
      "@",
      "://",
      "x",
    ];
    const texts = array(constantFrom(...parts), { maxLength: 8 }).map((list) => list.join(""));
    assert(
      property(texts, nat(200), (text, most) => {
        const cleaned = filter.clean(text).value;
        const folded = cleaned.replace(/\s+/g, " ").slice(0, most);
        for (const kept of [cleaned, `${folded}…`]) {
          expect(filter.find(kept)).toBeNull();
          expect(filter.find(JSON.stringify({ kept, next: 1 }))).toBeNull();
        }
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  test.each([
    ["sk-".repeat(200_000), "many beginnings"],
    [`sk-${"A".repeat(20_000_000)}`, "one without an end"],
    [`Bearer ${"a".repeat(20_000_000)}`, "a bearer without a digit"],
    ["eyJ-".repeat(200_000), "many beginnings of a JWT"],
    [`https://${"a:".repeat(2_000_000)}`, "an address without an end"],
  ])("takes bounded time and stack: %#", (text) => {
    expect(filter.clean(text).value.length).toBeGreaterThan(0);
  });

  test("fields' names are cleaned too", () => {
    expect(cleanValue({ [key]: { deep: [key] } }, filter)).toEqual({
      value: { [redacted]: { deep: [redacted] } },
      count: 2,
    });
  });

  test.each([
    ['{"api_key": "plain77", "x": 1}', `{"api_key": "${redacted}", "x": 1}`],
    ["X-Token: plain77, max_tokens: 5", `X-Token: ${redacted}, max_tokens: 5`],
    ["Authorization: Bearer plain77", `Authorization: Bearer ${redacted}`],
    ["the token is invalid", "the token is invalid"],
    ["db_password: 83749211", `db_password: ${redacted}`],
    ['"api_keys": ["a", "b"], "n": 1', `"api_keys": ${redacted}, "n": 1`],
    [
      "aws_access_key_id=abc secret_key=def",
      `aws_access_key_id=${redacted} secret_key=${redacted}`,
    ],
  ])("a message that quotes %s", (text, cleaned) => {
    expect(withoutNamedSecrets(text)).toBe(cleaned);
  });
});

test("a search that is left out for want of a hint would have found nothing", () => {
  const piece = constantFrom(
    "sk-",
    "hf_",
    "tvly-",
    "AKIA",
    "ASIA",
    "ghp_",
    "github_pat_",
    "xoxb-",
    "AIza",
    "eyJ",
    "bEaReR ",
    "-----BEGIN PRIVATE KEY-----",
    "https://",
    "user:name@",
    "?api_key=",
    "&SIG=",
    ";auth=",
    "?token=",
    "?Secret=",
    "&signature=",
    "&credential=",
    "&passwd=",
    "&password=",
    "é",
    "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5",
    ".",
    " ",
  );
  assert(
    property(array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join("");
      const missed = kinds.filter(
        (kind) => text.search(kind.pattern) !== -1 && !possibleKinds(text).includes(kind),
      );
      expect(missed).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});
