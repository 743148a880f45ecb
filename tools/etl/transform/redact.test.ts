import { array, assert, constantFrom, nat, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { madeSecrets } from "../testing/made-secrets.ts";
import { quoted, quoting } from "../testing/quoted-secrets.ts";
import {
  withoutHosts,
  withoutInternalPlaces,
  withoutNamedHosts,
  withoutPaths,
  withoutPlaces,
} from "./places.ts";
import {
  Tally,
  cleanConfiguration,
  cleanContent,
  cleanProse,
  cleanReport,
  cleanValue,
  secretFilter,
} from "./redact.ts";

const filter = secretFilter(["literal-from-environment-77"]);
const made = madeSecrets(11);
const key = made.find(({ kind }) => kind === "GitLab token")?.text ?? "";

function content(value: Parameters<typeof cleanContent>[0]) {
  const tally = new Tally();
  return { value: cleanContent(value, filter, tally), kinds: tally.kinds() };
}

describe("secrets by their form", () => {
  test("are replaced alone, said by their kind, and counted", () => {
    const text = `before ${key} and literal-from-environment-77 after`;
    expect(filter.find(text)).toBe("GitLab token glpa…");
    expect(filter.clean(text)).toEqual({
      value: "before [redacted: GitLab token] and [redacted: value of the environment] after",
      kinds: { "GitLab token": 1, "value of the environment": 1 },
    });
  });

  test("fields' names are cleaned too", () => {
    expect(cleanValue({ [key]: { deep: [key] } }, filter)).toEqual({
      value: { "[redacted: GitLab token]": { deep: ["[redacted: GitLab token]"] } },
      kinds: { "GitLab token": 2 },
    });
  });

  test("what is cleaned gives no find in JSON, nor cut short, nor with its spaces folded", () => {
    const parts = [
      ...made.filter((_, at) => at % 6 === 0).map(({ text }) => text),
      "-----BEGIN PRIVATE KEY-----\nabc",
      "literal-from-environment-77",
      '\\"',
      "\\",
      "…",
      "\n",
      " ",
      "@",
      "://",
      "x",
      "-",
    ];
    const texts = array(constantFrom(...parts), { maxLength: 8 }).map((list) => list.join(""));
    assert(
      property(texts, nat(400), (text, most) => {
        const cleaned = filter.clean(text).value;
        const folded = cleaned.replace(/\s+/g, " ").slice(0, most);
        for (const kept of [cleaned, filter.clean(`${folded}…`).value]) {
          expect(filter.find(kept)).toBeNull();
          expect(filter.find(JSON.stringify({ kept, next: 1 }))).toBeNull();
        }
      }),
      { numRuns: 1500, seed: 1 },
    );
  });
});

describe("settings", () => {
  test.each([
    [{ api_key: "anything" }, { api_key: "[redacted: API key]" }],
    [{ hub_token: "plain" }, { hub_token: "[redacted: token]" }],
    [{ db_password: 83_749_211 }, { db_password: "[redacted: password]" }],
    [{ DB_PWD: "hunter22" }, { DB_PWD: "[redacted: password]" }],
    [{ SSH_PASSPHRASE: "three words here" }, { SSH_PASSPHRASE: "[redacted: passphrase]" }],
    [
      { access_tokens: ["one", "two"] },
      { access_tokens: ["[redacted: token]", "[redacted: token]"] },
    ],
    [{ AUTHKEY: "plain7quokka" }, { AUTHKEY: "[redacted: API key]" }],
    [{ SEARCH_KEY: "plain7quokka" }, { SEARCH_KEY: "[redacted: API key]" }],
    [
      { headers: { Authorization: "Bearer abc" } },
      { headers: { Authorization: "[redacted: credentials]" } },
    ],
    [{ headers: { Cookie: "sid=abcdef; t=1" } }, { headers: { Cookie: "[redacted: cookie]" } }],
    [
      { env: [{ accessToken: "abc", "X-Token": "abc" }] },
      { env: [{ accessToken: "[redacted: token]", "X-Token": "[redacted: token]" }] },
    ],
    [
      { url: "https://me:pa55w0rd@llm.internal/v1?key=x" },
      { url: "https://[redacted: credentials]@[host]" },
    ],
  ])("%j", (given, cleaned) => {
    expect(cleanConfiguration(given, filter).value).toEqual(cleaned);
    expect(cleanConfiguration(cleaned, filter)).toEqual({ value: cleaned, kinds: {} });
  });

  test.each([
    { max_tokens: 512, num_tokens: 7, input_tokens: 3, token_count: 5, total_tokens: 12_345_678 },
    {
      pad_token: "<pad>",
      eos_token: "</s>",
      think_token: "<think>",
      stop_token: "<|im_end|>",
      image_token: "<image_1>",
      bos_token: "<|reserved_special_token_250|>",
    },
    {
      prompt_key: "question2",
      reward_fn_key: "data_source",
      image_key: "images_1",
      label_key: "math500level5",
      sort_key: "score_v2",
      response_key: "responses",
    },
    {
      cookies: 12,
      secretary: "Ms. Wren",
      password_length: 16,
      password_policy: "strong2024",
      key: 1000,
      token: 7,
    },
    { key: "C major", token: "cat", secret: "yes", cookie: "chocolate", credential: "diploma" },
    {
      tokenizer: "bpe-32k",
      tokenizer_path: "org/tok",
      keywords: ["token"],
      num_key_value_heads: 8,
      keyframe: 3,
      monkey: "capuchin9b2",
      turkey: "roast5x7y9",
    },
    {
      use_auth_token: true,
      cookie: null,
      api_key: "",
      api_key_env: "OPENAI_API_KEY",
      secret_name: "db-credentials-7f9a",
      key_path: "a/b",
    },
    {
      api_key: "EMPTY",
      password: "your-password",
      auth_token: "${HF_TOKEN}",
      access_key: "<your key>",
      secret_key: "***",
      hub_token: "none",
    },
    {
      primary_key: "id_9f86d081884c7d65",
      cache_key: "9f86d081884c7d659a2feaa0c55ad015",
      item_key: "9f86d081884c7d65",
    },
    {
      private: true,
      authors: ["a"],
      author: "wren",
      public_key: "9f86d081884c7d659a2feaa0",
      passages: 4,
      compass: "north",
      bypass: "x1y2z3a4",
    },
    { pass_rate: 0.5, first_pass: "a1b2c3d4e5", pass_at_k: 3, min_passed: 2 },
  ])("stay: %j", (settings) => {
    expect(cleanConfiguration(settings, filter)).toEqual({ value: settings, kinds: {} });
    expect(content(settings)).toEqual({ value: settings, kinds: {} });
  });

  test("in data a key or token is a word, however it looks", () => {
    const value = { key: "a1B2c3D4e5F6", next_token: "x9Y8z7W6", link: "https://arxiv.org/abs/1" };
    expect(content(value)).toEqual({ value, kinds: {} });
  });
});

describe("what a text quotes by its name", () => {
  test.each(quoting)("%s", (form) => {
    for (const secret of ["plain77quokka", "Zx9-kd8_Kq2Lm4", "9f86d081884c7d659a2feaa0"]) {
      for (const clean of [cleanReport, cleanProse]) {
        const tally = new Tally();
        const cleaned = clean(quoted(form, secret), filter, tally);
        expect(cleaned).not.toContain(secret);
        // Of an address programs' texts keep the host alone.
        expect(cleaned).toMatch(/\[redacted: |^[a-z:]+:\/\/[a-z]+\.[a-z.]+$/);
        expect(clean(cleaned, filter, tally)).toBe(cleaned);
      }
    }
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
    ["section 10.2.3.4 and sections 10.2.3.3, 10.2.3.5 and 10.2.3.6", ""],
    ["10.2.3.4 Scope of the rules", ""],
    ["version 10.0.0.1, v10.1.2.3, §10.2.3.4, Rule 10.1.1.1", ""],
    ["read /etc/passwd with /usr/bin/python3 and write /dev/null", ""],
    ["std::vector<a::b> x[::1], 12:30:45, 00:1b:44:11:3a:b7, fe::ad", ""],
  ])("the text %j, of people", (text, reduced) => {
    expect(withoutInternalPlaces(text)).toBe(reduced || text);
  });

  test.each([
    ["/home/someone/models/my-model", "…/my-model"],
    ["see /mnt/data/run 1", "see …/run 1"],
    ["C:\\Users\\someone\\model", "…/model"],
    ["a/b and /5 or 3/4", "a/b and /5 or 3/4"],
    ["https://example.org/home/page", "https://example.org/home/page"],
    ["in ~/work/run.py, line 3; ~5 or a~/b", "in …/run.py, line 3; ~5 or a~/b"],
    ['{"file": "x\\n/home/li/x.py\\n"}', '{"file": "x\\n…/x.py\\n"}'],
    ["/etc/passwd", "/etc/passwd"],
    ["/etc/acme/license.key", "…/license.key"],
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
    ["connect to fd00:1234::5 port 80, [fe80::1%eth0]:80", "connect to [host] port 80, [host]"],
  ])("%s becomes %s", (address, reduced) => {
    expect(withoutHosts(address)).toBe(reduced);
  });

  test.each([
    [
      "Cannot connect to host gpu07:8000 ssl:default",
      "Cannot connect to host [host]:8000 ssl:default",
    ],
    ["dial tcp: lookup gpu07 on x: no such host", "dial tcp: lookup [host] on x: no such host"],
    ["Failed to resolve 'gpu-node-3'", "Failed to resolve '[host]'"],
    ["[rank1] worker3:29500 refused", "[rank1] [host]:29500 refused"],
    [
      "run.py:1204 and org/name7:8000, localhost:8000",
      "run.py:1204 and org/name7:8000, localhost:8000",
    ],
  ])("%s becomes %s, as a program names hosts", (text, reduced) => {
    expect(withoutNamedHosts(text)).toBe(reduced);
  });
});

test.each([
  "/home/".repeat(200_000),
  "10.".repeat(400_000),
  "api_key=[".repeat(100_000),
  "https://".repeat(200_000),
  "a-".repeat(1_000_000),
  "token ".repeat(200_000),
  "key: ".repeat(200_000),
  "Cookie: a=b; ".repeat(50_000),
  "a:b@".repeat(200_000),
  "--token ".repeat(100_000),
  "section 1.2.3.4, ".repeat(50_000),
  "f:".repeat(300_000),
])(
  "places and quoted secrets are found in bounded time: %#",
  (text) => {
    expect(cleanProse(text, filter, new Tally())).not.toBe("");
    expect(cleanReport(text, filter, new Tally())).not.toBe("");
  },
  20_000,
);
