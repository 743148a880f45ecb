import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { isRecord } from "../extract/json-lines.ts";
import { Letters } from "../testing/drawn-letters.ts";
import { madeSecrets } from "../testing/made-secrets.ts";
import {
  convert,
  problems,
  publishedMeta,
  publishedSamples,
  sample,
} from "../testing/conversion.ts";
import { filesBelow, publishedTexts, temporaryFolder, writeTree } from "../testing/folders.ts";

const fixtures = join(import.meta.dirname, "../fixtures");

/** Makes secrets and remembers them. */
class Planter {
  readonly planted: string[] = [];

  /** One that only the name of its field gives away. */
  named(): string {
    return this.remember(`plain${this.planted.length}quokka`);
  }

  /** A number, likewise. */
  number(): number {
    return Number(this.remember(`8374${String(this.planted.length).padStart(4, "0")}1`));
  }

  /** Part of a path or a host that nobody is to know. */
  place(): string {
    return this.remember(`wombat${this.planted.length}x`);
  }

  /** One of each kind that its form proves, with what it stands in. */
  valued(separator = " "): string {
    const made = madeSecrets(this.planted.length);
    for (const { secret } of made) this.remember(secret);
    return made
      .map(({ text }) => text.replaceAll("\n", separator === " " ? " " : "\n"))
      .join(separator);
  }

  /** One key. */
  key(): string {
    return this.remember(`glpat-${new Letters(this.planted.length).b62(20)}`);
  }

  /** What only its surroundings give away, each as a program writes it. */
  quoted(): string {
    return [
      `Authorization: Bearer ${this.named()}`,
      `--api-key ${this.named()} --token ${this.named()} --password=${this.named()}`,
      `curl -u user:${this.named()} -H 'X-Api-Key: ${this.named()}' https://host.example/v1`,
      `('x-api-key', '${this.named()}'), ("Authorization", "Token ${this.named()}")`,
      `Cookie: sid=${this.named()}; csrftoken=${this.named()}; theme=${this.named()}`,
      `machine host.example login me password ${this.named()}`,
      `{"api_key": "${this.named()}", "passwords": ["${this.named()}", "${this.named()}"]}`,
      `https://host.example/v1?x=1&api_key=${this.named()}&access_token=${this.named()}`,
      `postgres://me:${this.named()}@db.example.com/x`,
      `DB_PWD=${this.named()} SSH_PASSPHRASE='${this.named()}' AUTHKEY: ${this.named()}`,
      `Incorrect API key provided: ${this.named()}.`,
    ].join("\n");
  }

  configuration(): Record<string, unknown> {
    const headers = () => ({
      Authorization: `Bearer ${this.named()}`,
      "X-Token": this.named(),
      "x-api-key": this.named(),
      Cookie: this.named(),
    });
    return {
      api_key: this.named(),
      api_url: `https://${this.named()}:${this.named()}@llm.internal/v1?key=${this.named()}`,
      url: `https://host.example/v1?token=${this.named()}`,
      hub_token: this.named(),
      wandb_api_key: this.named(),
      swanlab_api_key: this.named(),
      headers: headers(),
      generation_config: {
        max_tokens: 64,
        extra_headers: headers(),
        extra_body: { api_key: this.named() },
      },
      dataset_args: {
        sums: { few_shot_num: 0, extra_params: { search_api_key: this.named(), q: this.valued() } },
      },
      model_args: { api_key: this.named(), default_headers: headers() },
      judge_model_args: { api_key: this.named() },
      judge: { models: [{ model_args: { token: this.named() } }] },
      agent_config: { kwargs: { api_key: this.named() } },
      mcp_servers: [{ env: { SEARCH_KEY: this.named() }, headers: headers() }],
      sandbox: { manager_config: { api_key: this.named(), password: this.named() } },
      environment_extra: { DB_PASSWORD: this.named(), SOME_TOKEN: this.named() },
      prompt_template: `\n${this.valued("\n")}`,
    };
  }

  private remember(secret: string): string {
    this.planted.push(secret);
    return secret;
  }
}

/** A copy of a fixture with configuration secrets in every object of every configuration, and more. */
function plantedFixture(name: string, target: string, planter: Planter): void {
  const from = join(fixtures, name, "input");
  cpSync(from, target, { recursive: true });
  for (const path of filesBelow(from)) {
    const file = join(target, path);
    const text = readFileSync(file, "utf8");
    if (/\.ya?ml$|_args\.json$|args\.json$/.test(path)) {
      const planted = { ...parse(text, { logLevel: "error" }), ...planter.configuration() };
      writeFileSync(file, path.endsWith("json") ? JSON.stringify(planted) : stringify(planted));
    } else if (path.endsWith(".jsonl")) {
      const lines = text.split("\n").map((line) => plantedLine(line, planter));
      writeFileSync(file, lines.join("\n"));
    } else if (/\.log$|\.txt$/.test(path)) {
      writeFileSync(file, `${planter.valued()}\n${text}\napi_key=${planter.named()}\n`);
    }
  }
}

/** A line with a secret in every text, and in what a model's call was made with. */
function plantedLine(line: string, planter: Planter): string {
  if (!/^\s*\{.*\}\s*$/.test(line)) return line;
  const value: unknown = JSON.parse(line.replaceAll(/\b(NaN|-?Infinity)\b/g, "null"));
  if (!isRecord(value)) return line;
  return JSON.stringify({
    ...withSuffixes(value, planter),
    ...(isRecord(value["model_spec"])
      ? { model_spec: { ...value["model_spec"], ...planter.configuration() } }
      : {}),
  });
}

const plantedFields = new Set([
  "content",
  "text",
  "query",
  "input",
  "explanation",
  "error",
  "prediction",
]);

function withSuffixes(value: unknown, planter: Planter, field = ""): object {
  const inner = (name: string, node: unknown): unknown => {
    if (typeof node === "string" && plantedFields.has(name))
      return `${node}\n${planter.valued("\n")}\\n${planter.valued("\\n")}`;
    return typeof node === "object" && node !== null ? withSuffixes(node, planter, name) : node;
  };
  if (Array.isArray(value)) return value.map((node) => inner(field, node));
  const entries = Object.entries(value ?? {}).map(([name, node]) => [name, inner(name, node)]);
  return Object.fromEntries(entries);
}

/** The planted secrets that a visitor could read. */
function leaked(out: string, planter: Planter): readonly string[] {
  const texts = publishedTexts(out);
  expect(planter.planted.length).toBeGreaterThan(20);
  return planter.planted.filter((secret) => texts.includes(secret));
}

test.each([
  ["native-evalscope/era-0b"],
  ["native-evalscope/era-0-flat"],
  ["native-evalscope/era-a"],
  ["native-evalscope/era-b"],
  ["native-evalscope/era-c"],
  ["native-evalscope/era-d"],
  ["native-evalscope/all-failed"],
  ["stress-test/flat-v0.10"],
  ["stress-test/sweep-v0.17"],
  ["stress-test/sweep-v1.8"],
  ["ms-swift/v4-restart"],
  ["simple-layout/chat-input"],
  ["simple-layout/short-form"],
  ["text-log/hf-console"],
])(
  "nothing planted in %s gets out",
  async (name) => {
    const planter = new Planter();
    const raw = temporaryFolder();
    plantedFixture(name, join(raw, "run"), planter);
    planter.named();
    writeTree(join(raw, "run"), { "damaged/samples.jsonl": damagedLines(planter) });
    const out = join(temporaryFolder(), "out");
    const { outcomes, published } = await convert(raw, out);
    expect(outcomes.map(({ kind }) => kind)).toContain("converted");
    expect(published).toBe(true);
    expect(leaked(out, planter)).toEqual([]);
  },
  60_000,
);

/** Quoted in messages about them. */
function damagedLines(planter: Planter): string {
  const starts = [
    `{"api_key": "${planter.named()}", `,
    `{'Authorization': 'Bearer ${planter.named()}', `,
  ];
  const values = [planter.valued(), planter.valued("\t")].map((text) => `{"x": "${text}`);
  return `${sample(0)}${[...starts, ...values].join("\n")}\n${sample(1)}`;
}

test("nothing planted by people gets out: names, tags, notes, parameters, files", async () => {
  const planter = new Planter();
  const [key, inName, inSubset, inSuite] = [
    planter.key(),
    planter.key(),
    planter.key(),
    planter.key(),
  ];
  const raw = temporaryFolder();
  writeTree(join(raw, "run"), {
    "run.yaml": stringify({
      project: planter.valued(),
      experiment: `\n${planter.valued("\n")}`,
      model: { name: `/home/someone/${key}`, revision: planter.valued() },
      dataset: { name: planter.valued(), version: planter.valued() },
      tags: [planter.valued(), planter.valued("\t")],
      notes: planter.valued("\n"),
      hparams: {
        ...planter.configuration(),
        nested: [{ deeper: { secret: planter.named(), [`name ${key}`]: 1 } }],
      },
    }),
    [`logs/${inName}/metrics.log`]: `step 1 loss 2.0\n${planter.valued()}\nstep 2 loss 1.0\n`,
    [`${inName}.bin`]: "",
    "samples.jsonl": [
      sample(0, { subset: inSubset, suite: inSuite, metadata: { [key]: planter.valued("\r\n") } }),
      sample(1, {
        id: key,
        metrics: { [key]: 1 },
        error: `{"x-api-key": "${planter.named()}"}\n${planter.quoted()}`,
      }),
    ].join(""),
    "evalscope.jsonl": `${JSON.stringify({ suite: inSuite, metric: key, value: 1, subset: inSubset, category: key })}\n`,
  });
  const out = join(temporaryFolder(), "out");
  const { published } = await convert(raw, out);
  expect(published).toBe(true);
  expect(leaked(out, planter)).toEqual([]);
  expect(publishedTexts(out)).not.toContain("/home/someone");
  expect(publishedMeta(out, "run").account?.redactions).toBeGreaterThan(20);
});

/** A place of each kind, as texts quote them. */
function machineText(planter: Planter): string {
  const [host, node, folder, home, share] = [1, 2, 3, 4, 5].map(() => planter.place());
  return [
    `no route to http://${host}.corp.acme:8000/v1 or ${node}.internal:22, 10.2.3.4:8000`,
    `File "/home/${folder}/run.py" and ~/${home}/x, C:\\${share}\\x.py`,
  ].join("\n");
}

/** What a program wrote of itself: places, and secrets that only their names give away. */
function machineRecord(planter: Planter): Record<string, unknown> {
  return {
    text: machineText(planter),
    json: JSON.stringify({ text: `\n${machineText(planter)}` }),
    api_keys: [planter.named(), planter.named()],
    aws_access_key_id: planter.named(),
    db_password: planter.number(),
    passphrase: planter.named(),
    deep: [{ pwd: planter.named(), Authorization: planter.named() }],
  };
}

const harmlessRecord = {
  key: 1000,
  max_tokens: 7,
  keywords: ["token"],
  dataset: "org/name",
  link: "https://en.example.org/wiki/Wren?x=1",
  share: "3/4",
};

const links = "see [the paper](https://arxiv.org/abs/1803.05457), https://a.example.org/x/y?z=1";

test("nothing that machines wrote beside questions and answers gets out", async () => {
  const planter = new Planter();
  const raw = writeTree(temporaryFolder(), {
    "run/reports/wren/sums.json": JSON.stringify(plantedReport(planter)),
    "run/predictions/wren/sums_x.jsonl": `${JSON.stringify(plantedPrediction(planter))}\n`,
    "run/reviews/wren/sums_x.jsonl": `${JSON.stringify(plantedReview(planter))}\n`,
    "run/samples.jsonl": sample(0, {
      suite: `s ${machineText(planter)}`,
      subset: `x ${machineText(planter)}`,
    }),
  });
  const out = join(temporaryFolder(), "out");
  const { published } = await convert(raw, out);
  expect(published).toBe(true);
  expect(leaked(out, planter)).toEqual([]);
  const texts = publishedTexts(out);
  expect(texts).not.toContain("10.2.3.4");
  for (const kept of [
    "thought 3/4",
    links,
    "hologram",
    "a token = next(tokens)",
    "[1.png]",
    answer,
  ])
    expect(texts).toContain(kept);
  const harmless = JSON.stringify(harmlessRecord).slice(1, -1);
  expect(texts.split(harmless)).toHaveLength(3);
});

/** What was answered stays as it is. */
const answer = "/home/wren/1.png";

function plantedReport(planter: Planter): object {
  const text = () => `${links}\n${machineText(planter)}`;
  const subsets = [{ name: machineText(planter), score: 1, num: 1 }];
  const categories = [{ name: [machineText(planter)], num: 1, score: 1, macro_score: 1, subsets }];
  return {
    name: "wren@sums",
    dataset_name: "sums",
    dataset_pretty_name: text(),
    dataset_description: text(),
    model_name: "wren",
    score: 1,
    analysis: `${text()}\n${planter.quoted()}`,
    judge_summary: { model: "owl", ...machineRecord(planter), token: planter.named() },
    metrics: [{ name: "mean_acc", num: 1, score: 1, macro_score: 1, categories }],
  };
}

function plantedPrediction(planter: Planter): object {
  const message = { role: "assistant", content: answer, source: "generate" };
  return {
    index: 0,
    model: "wren",
    model_output: { model: "wren", choices: [{ message, stop_reason: "stop" }], usage: null },
    messages: [
      { role: "user", content: "thought 3/4" },
      {
        role: "tool",
        content: "none",
        error: { type: "x", message: `${machineText(planter)}\n${planter.quoted()}` },
      },
      message,
    ],
    metadata: {},
  };
}

function plantedReview(planter: Planter): object {
  const quoted = `api_key=${planter.named()} "api_key":"${planter.named()}"`;
  return {
    index: 0,
    target: answer,
    sample_score: {
      sample_id: 0,
      group_id: 0,
      sample_metadata: { ...harmlessRecord, own: machineRecord(planter) },
      score: {
        value: { acc: 1 },
        main_score_name: "acc",
        prediction: answer,
        extracted_prediction: answer,
        explanation: `[1.png] ${machineText(planter)} ${quoted}\n${planter.quoted()}`,
        metadata: { source: "llm_judge", model: "owl", judge_attempts: machineRecord(planter) },
      },
    },
    agent_trace: { events: plantedEvents(planter) },
  };
}

function plantedEvents(planter: Planter): readonly object[] {
  const event = (type: string, payload: object) => ({ step: 0, type, timestamp: 1, payload });
  return [
    event("model_generate", { ...harmlessRecord, text: "a token = next(tokens)" }),
    event("hologram", {
      ...machineRecord(planter),
      said: `api_key=${planter.named()}\n${planter.quoted()}`,
    }),
    event("tool_call", { command: `curl -H "X-Token: ${planter.named()}"` }),
    ...["error", "env_start", "run_end"].map((type) =>
      event(type, {
        ...machineRecord(planter),
        token: planter.named(),
        cwd: `/weird/${planter.place()}/x`,
        said: `"api_key":"${planter.named()}"`,
      }),
    ),
  ];
}

test("the values of the process's own keys do not get out, whatever they look like", async () => {
  const literal = 'correct "horse" battery';
  const raw = writeTree(temporaryFolder(), {
    "run/samples.jsonl": sample(0, { prediction: `so: ${literal}` }),
  });
  const out = join(temporaryFolder(), "out");
  await convert(raw, out, { secrets: [literal] });
  expect(publishedTexts(out)).not.toContain("horse");
});

test("a secret that is one only as the table shows it, on one line, does not get out", async () => {
  const literal = "pass phrase of mine";
  const block = madeSecrets(1).find(({ text }) => text.startsWith("-----BEGIN RSA"))?.text ?? "";
  const said = ["so: pass\nphrase of mine", block.replace("BEGIN ", "BEGIN\n")];
  const raw = writeTree(temporaryFolder(), {
    "run/samples.jsonl": said.map((prediction, at) => sample(at, { prediction })).join(""),
  });
  const out = join(temporaryFolder(), "out");
  const { outcomes } = await convert(raw, out, { secrets: [literal] });
  expect(outcomes).toMatchObject([{ kind: "converted" }]);
  const texts = publishedTexts(out);
  expect(texts).not.toContain(literal);
  expect(texts).not.toContain("-----BEGIN RSA");
  expect(texts).toContain("so: [redacted: value of the environment]");
});

test("what is no secret stays", async () => {
  const words =
    "sk-learn, task-specific, risk-adjusted, Bearer of news, hf_hub, key: 1000, git@host";
  const hparams = {
    max_tokens: 512,
    tokenizer: "bpe-32k",
    num_key_value_heads: 8,
    pad_token: "<pad>",
    key: 1000,
  };
  const raw = writeTree(temporaryFolder(), {
    "run/run.yaml": stringify({ hparams, notes: words }),
    "run/samples.jsonl": sample(0, {
      input: words,
      metadata: { key: 1000, keywords: ["token"], kwargs: [{ key: "secret word" }] },
    }),
  });
  const out = join(temporaryFolder(), "out");
  await convert(raw, out);
  expect(publishedMeta(out, "run")).toMatchObject({ hparams, notes: words });
  expect(publishedMeta(out, "run").account?.redactions).toBe(0);
  const texts = publishedTexts(out);
  expect(texts).toContain(words);
  expect(texts).toContain(
    '"metadata":{"key":1000,"keywords":["token"],"kwargs":[{"key":"secret word"}]}',
  );
});

test("a picture whose text holds a secret is left out and counted; all else of the run is there", async () => {
  const key = new Planter().key();
  const image = (text: string) => {
    const bytes = Buffer.concat([png, Buffer.from(`Comment: made with ${text} `)]);
    return {
      type: "image_url",
      image_url: { url: `data:image/png;base64,${bytes.toString("base64")}` },
    };
  };
  const input = [{ role: "user", content: [image(key), image("a brush of hair")] }];
  const raw = writeTree(temporaryFolder(), {
    "a/samples.jsonl": sample(0, { input }) + sample(1, { input }),
  });
  const out = join(temporaryFolder(), "out");
  const { outcomes } = await convert(raw, out);
  expect(problems(outcomes[0]?.issues ?? [])).toEqual(["media-withheld null"]);
  expect(outcomes).toMatchObject([{ kind: "converted", issues: [{ count: 2 }] }]);
  expect(filesBelow(join(out, "runs/a/media"))).toHaveLength(1);
  expect(publishedTexts(out)).not.toContain(key);
  const [first] = publishedSamples(join(out, "runs/a/samples/sums"));
  expect(first?.messages[0]?.content).toMatchObject([
    { src: null, note: "image/png: withheld" },
    { src: expect.stringMatching(/^media\/\w+\.png$/), note: null },
  ]);
});

const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
