import { RunMetrics } from "@evalsite/protocol";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { projectPlaces } from "../node/project-files.ts";
import { convert, publishedMeta, publishedSamples, sample } from "../testing/conversion.ts";
import { publishedTexts, temporaryFolder, writeTree } from "../testing/folders.ts";
import { quoted, quoting } from "../testing/quoted-secrets.ts";
import { type MadeSecret, madeSecrets } from "../testing/made-secrets.ts";

/** Keys for one place: one of each form, none of which stands in another place. */
class Keys {
  readonly planted = new Map<string, string>();
  private seed = 100;

  forPlace(place: string): readonly MadeSecret[] {
    const made = madeSecrets(this.seed++);
    for (const { kind, secret } of made) this.planted.set(secret, `${kind} in ${place}`);
    return made;
  }

  /** Those that a visitor can read, each with its kind and place. */
  leaked(out: string): readonly string[] {
    const texts = publishedTexts(out);
    return [...this.planted].flatMap(([secret, about]) =>
      texts.includes(secret) ? [`${about}: ${secret}`] : [],
    );
  }
}

type Put = (text: string) => Readonly<Record<string, unknown>>;

/** Where a sample of the simple layout holds text. */
const ofSample: Readonly<Record<string, Put>> = {
  question: (input) => ({ input }),
  answer: (prediction) => ({ prediction }),
  target: (target) => ({ target }),
  "name of the item": (id) => ({ id }),
  error: (error) => ({ error }),
  "value of metadata": (note) => ({ metadata: { a: [{ note }] } }),
  "name in metadata": (name) => ({ metadata: { [name]: 1 } }),
  "field of its own": (other) => ({ other }),
  "name of a metric": (name) => ({ metrics: { [name]: 1 } }),
  subset: (subset) => ({ subset }),
  "system message": (content) => ({
    input: [
      { role: "system", content },
      { role: "user", content: "1+1=" },
    ],
  }),
  "part of a message": (text) => ({
    input: [{ role: "user", content: [{ type: "text", text }] }],
  }),
  "part of another kind": (text) => ({
    input: [{ role: "user", content: [{ type: "form", fields: { text } }] }],
  }),
  reasoning: (text) => ({ prediction: `<think>${text}</think>2` }),
  "argument of a tool": (text) => ({
    input: [
      { role: "user", content: "1+1=" },
      toolCall({ name: "run", arguments: { text } }),
      { role: "tool", tool_call_id: "c", content: "2" },
    ],
  }),
  "argument of a tool, as JSON": (text) => ({
    input: [
      { role: "user", content: "1+1=" },
      toolCall({ name: "run", arguments: JSON.stringify({ text: `\n${text}` }) }),
      { role: "tool", tool_call_id: "c", content: "2" },
    ],
  }),
  "result of a tool": (content) => ({
    input: [
      { role: "user", content: "1+1=" },
      toolCall({ name: "run", arguments: {} }),
      { role: "tool", tool_call_id: "c", content },
    ],
  }),
};

function toolCall(called: object): object {
  return {
    role: "assistant",
    content: "",
    tool_calls: [{ id: "c", type: "function", function: called }],
  };
}

test.each(Object.entries(ofSample))(
  "no key of any form gets out of a sample: %s",
  async (place, put) => {
    const keys = new Keys();
    const made = keys.forPlace(place);
    const lines = made.map(({ text }, at) => sample(at, put(`before ${text} after`)));
    const raw = writeTree(temporaryFolder(), { "run/samples.jsonl": lines.join("") });
    const out = join(temporaryFolder(), "out");
    const { outcomes } = await convert(raw, out);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["converted"]);
    expect(keys.leaked(out)).toEqual([]);
    expect(publishedMeta(out, "run").account?.redactions).toBeGreaterThanOrEqual(made.length);
    const told = publishedSamples(join(out, "runs/run/samples/sums")).map(({ redactions }) =>
      Object.keys(redactions ?? {}),
    );
    // What subsets are called is no sample's own.
    const untold = told.filter((kinds) => kinds.length === 0 && place !== "subset");
    expect(untold).toEqual([]);
  },
  120_000,
);

/** A picture with a text chunk. */
function picture(text: string): Buffer {
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  return Buffer.concat([png, Buffer.from(`tEXtComment\0${text.replaceAll("\n", " ")} `)]);
}

function trace(text: string): object {
  const event = (type: string, payload: object) => ({ step: 0, type, timestamp: 1, payload });
  return {
    index: 0,
    target: "2",
    sample_score: {
      sample_id: 0,
      group_id: 0,
      sample_metadata: { [text]: text },
      score: {
        value: { acc: 1 },
        main_score_name: "acc",
        prediction: text,
        extracted_prediction: text,
        explanation: text,
        metadata: { source: "llm_judge", model: text, judge_attempts: [{ text }] },
      },
    },
    agent_trace: {
      events: ["model_generate", "tool_call", "error", "env_start", "other"].map((type) =>
        event(type, { said: text, deep: [{ [text]: [text] }] }),
      ),
    },
  };
}

function report(text: string): object {
  const subsets = [{ name: text, score: 1, num: 1 }];
  const categories = [{ name: [text], num: 1, score: 1, macro_score: 1, subsets }];
  return {
    name: "wren@sums",
    dataset_name: "sums",
    dataset_pretty_name: text,
    dataset_description: text,
    model_name: "wren",
    score: 1,
    analysis: text,
    judge_summary: { model: text, deep: [{ text }] },
    metrics: [{ name: "mean_acc", num: 1, score: 1, macro_score: 1, categories }],
  };
}

function configuration(text: string): Readonly<Record<string, unknown>> {
  return {
    model: "wren",
    datasets: ["sums"],
    seed: 1,
    system_prompt: text,
    prompt_template: text,
    generation_config: { temperature: 0, top_p: text, tags: ["--api", text] },
    dataset_args: { sums: { prompt_template: JSON.stringify({ text: `\n${text}` }), [text]: 1 } },
    filters: Buffer.from(JSON.stringify({ text })).toString("base64"),
  };
}

type Files = (made: readonly MadeSecret[]) => Readonly<Record<string, string | Uint8Array>>;

const texts = (made: readonly MadeSecret[]) => made.map(({ text }) => text);
const lines = (records: readonly object[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join("");

/** Where a run's other files hold text. */
const ofRun: Readonly<Record<string, Files>> = {
  "notes, tags and parameters": (made) => ({
    "run.yaml": stringify({
      notes: texts(made).join("\n"),
      tags: texts(made),
      model: { name: texts(made)[0] },
      hparams: Object.fromEntries(
        texts(made).map((text, at) => [`p${at}`, { deep: [text, { [text]: 1 }] }]),
      ),
    }),
    "samples.jsonl": sample(0),
  }),
  "configuration of an evaluation": (made) => ({
    ...Object.fromEntries(
      texts(made).map((text, at) => [
        `${at}/configs/task_config.yaml`,
        stringify(configuration(text)),
      ]),
    ),
    "reports/wren/sums.json": JSON.stringify(report("x")),
  }),
  "reviews and traces": (made) => ({
    "reviews/wren/sums_x.jsonl": lines(
      texts(made).map((text, index) => ({ ...trace(text), index })),
    ),
  }),
  "texts of reports": (made) =>
    Object.fromEntries(
      texts(made).map((text, at) => [
        `reports/wren/s${at}.json`,
        JSON.stringify({ ...report(text), name: `wren@s${at}`, dataset_name: `s${at}` }),
      ]),
    ),
  "names of series": (made) => ({
    "metrics.jsonl": lines(
      [1, 2].map((step) => ({
        step,
        loss: 1 / step,
        ...Object.fromEntries(texts(made).map((text, at) => [`x${at}/${text}`, step])),
      })),
    ),
  }),
  "lines of a log": (made) => ({
    "train.log": texts(made)
      .map((text, step) => `${text.replaceAll("\n", " ")}\nstep ${step} loss ${1 / (step + 1)}\n`)
      .join(""),
  }),
  "damaged lines": (made) => ({
    "samples.jsonl": texts(made)
      .map((text, at) => `${sample(at)}{"x": "${text.replaceAll("\n", " ")}\n`)
      .join(""),
  }),
  "texts within pictures": (made) => ({
    "samples.jsonl": texts(made)
      .map((text, at) => {
        const url = `data:image/png;base64,${picture(text).toString("base64")}`;
        const content = [{ type: "image_url", image_url: { url } }];
        return sample(at, { input: [{ role: "user", content }] });
      })
      .join(""),
  }),
  "names of files": (made) =>
    Object.fromEntries([
      ["run.yaml", "notes: run\n"],
      ...named(made).map((name, at) => [`${name}.jsonl`, sample(at)]),
      ...named(made).map((name) => [`logs/${name}.bin`, "\0"]),
      ...named(made).map((name) => [`old/${name}/x.txt`, "\0"]),
    ]),
};

const named = (made: readonly MadeSecret[]) =>
  made
    .filter(({ text }) => !/^-----|[/]$/.test(text) && text.length < 200)
    .map(({ text }) => fileName(text));

/** What stands between slashes is a folder or a file. */
function fileName(text: string): string {
  return text
    .replaceAll(/[\n\\]/g, " ")
    .replaceAll(/\/{2,}/g, "/")
    .split("/")
    .map((part) => part.slice(0, 200))
    .join("/");
}

test.each(Object.entries(ofRun))(
  "no key of any form gets out of a run: %s",
  async (place, files) => {
    const keys = new Keys();
    const made = keys.forPlace(place);
    const raw = writeTree(temporaryFolder(), {});
    writeTree(join(raw, "run"), files(made));
    const out = join(temporaryFolder(), "out");
    const { outcomes, published } = await convert(raw, out);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["converted"]);
    expect(published).toBe(true);
    expect(keys.leaked(out)).toEqual([]);
    expect(publishedTexts(out)).toContain(place === "lines of a log" ? "loss" : "run");
  },
  120_000,
);

test("no key of any form gets out as the name of a run's folder", async () => {
  const keys = new Keys();
  const made = keys.forPlace("name of a folder").filter(({ text }) => !/[/\n\\]/.test(text));
  const raw = writeTree(temporaryFolder(), {
    "plain/samples.jsonl": sample(0),
    ...Object.fromEntries(
      made.map(({ text }) => [`${text.slice(0, 200)}/samples.jsonl`, sample(0)]),
    ),
  });
  const out = join(temporaryFolder(), "out");
  const { outcomes } = await convert(raw, out);
  expect(outcomes.filter(({ kind }) => kind === "converted").map(({ runId }) => runId)).toEqual([
    "plain",
  ]);
  expect(keys.leaked(out)).toEqual([]);
}, 120_000);

test("no key of any form gets out of a project's file", async () => {
  const keys = new Keys();
  const made = keys.forPlace("project");
  const raw = temporaryFolder();
  writeTree(join(raw, "runs"), { "run/samples.jsonl": sample(0), "run/run.yaml": "project: p\n" });
  writeTree(raw, {
    "projects/p/project.json": JSON.stringify({
      name: "p",
      title: texts(made).slice(0, 20).join(" "),
      description: texts(made).join("\n\n"),
      links: texts(made).map((text) => ({
        title: text,
        url: `https://example.org/?x=${encodeURIComponent(text)}`,
      })),
      experiments: texts(made).map((text, at) => ({ name: `e${at}`, title: text, match: [text] })),
    }),
  });
  const out = join(temporaryFolder(), "out");
  const runs = join(raw, "runs");
  const { published } = await convert(runs, out, { projects: projectPlaces(runs, null) });
  expect(published).toBe(true);
  expect(keys.leaked(out)).toEqual([]);
}, 120_000);

test("series whose names hold keys of one kind stay series of their own", async () => {
  const ofOneKind = [1, 2, 3].flatMap((seed) =>
    madeSecrets(seed)
      .filter(({ kind }) => kind === "Hugging Face token")
      .slice(0, 1),
  );
  const row = (step: number) => ({
    step,
    ...Object.fromEntries(ofOneKind.map(({ text }, at) => [`loss_${text}`, step + at / 10])),
  });
  const raw = writeTree(temporaryFolder(), {
    "run/metrics.jsonl": lines([1, 2, 3].map((step) => row(step))),
  });
  const out = join(temporaryFolder(), "out");
  await convert(raw, out);
  const text = readFileSync(join(out, "runs/run/metrics.json"), "utf8");
  const { series } = RunMetrics.parse(JSON.parse(text));
  expect(new Set(series.map(({ name }) => name)).size).toBe(3);
});

/** Where texts stand beside questions and answers. */
const besideAnswers: Readonly<Record<string, (texts: readonly string[]) => ReturnType<Files>>> = {
  errors: (all) => ({ "samples.jsonl": all.map((error, at) => sample(at, { error })).join("") }),
  metadata: (all) => ({
    "samples.jsonl": all.map((note, at) => sample(at, { metadata: { a: [{ note }] } })).join(""),
  }),
  "an agent's steps, explanations and judges": (all) => ({
    "reviews/wren/sums_x.jsonl": lines(all.map((text, index) => ({ ...stepsOf(text), index }))),
  }),
  "notes, tags and parameters": (all) => ({
    "run.yaml": stringify({
      notes: all.join("\n"),
      tags: all,
      hparams: Object.fromEntries(all.map((text, at) => [`p${at}`, [text, JSON.stringify(text)]])),
    }),
    "samples.jsonl": sample(0),
  }),
  "parameters, as base64": (all) => ({
    "run.yaml": stringify({
      hparams: Object.fromEntries(
        all.map((text, at) => [`p${at}`, Buffer.from(`{"a":1} ${text}`).toString("base64")]),
      ),
    }),
    "samples.jsonl": sample(0),
  }),
  "texts of reports": (all) => ({
    "reports/wren/sums.json": JSON.stringify({ ...report("x"), analysis: all.join("\n") }),
  }),
  "damaged lines": (all) => ({
    "samples.jsonl": all.map((text, at) => `${sample(at)}{"x": ${text} {\n`).join(""),
  }),
};

function stepsOf(text: string): object {
  const { sample_score: scored, ...rest } = {
    ...trace(text),
    sample_score: {
      sample_id: 0,
      group_id: 0,
      sample_metadata: {},
      score: {
        value: { acc: 1 },
        main_score_name: "acc",
        prediction: "2",
        extracted_prediction: "2",
        explanation: text,
        metadata: { source: "llm_judge", model: "owl", judge_attempts: [{ text }] },
      },
    },
  };
  return { ...rest, sample_score: scored };
}

test.each(Object.entries(besideAnswers))(
  "no secret that only its surroundings tell gets out of %s",
  async (place, files) => {
    const all = quoting.flatMap((form, at) => {
      const number = String(at).padStart(3, "0");
      return [`plain${number}quokka`, `Zx9-kd${number}_Kq2Lm4`].map((secret) => ({ form, secret }));
    });
    const raw = writeTree(temporaryFolder(), {});
    writeTree(join(raw, "run"), files(all.map(({ form, secret }) => quoted(form, secret))));
    const out = join(temporaryFolder(), "out");
    const { outcomes } = await convert(raw, out);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["converted"]);
    const found = publishedTexts(out);
    const leaked = all.filter(({ secret }) => found.includes(secret));
    expect(leaked.map(({ form, secret }) => `${place}: ${secret} in ${form}`)).toEqual([]);
    // Of a line that is no JSON nothing is published.
    const least = place === "damaged lines" ? 0 : 6;
    expect(publishedMeta(out, "run").account?.redactions).toBeGreaterThanOrEqual(least);
  },
  120_000,
);
