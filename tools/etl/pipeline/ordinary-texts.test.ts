import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { findSecrets } from "../secrets/find-secrets.ts";
import { convert, publishedMeta, publishedSamples, sample } from "../testing/conversion.ts";
import { filesBelow, inflated, temporaryFolder, writeTree } from "../testing/folders.ts";
import { ordinarySettings, ordinaryTexts } from "../testing/ordinary-texts.ts";

test("the tables are large", () => {
  expect(ordinaryTexts.length).toBeGreaterThan(450);
  expect(Object.keys(ordinarySettings).length).toBeGreaterThan(100);
});

test("ordinary texts are published as they are: as question, answer and target", async () => {
  const lines = ordinaryTexts.map((text, at) =>
    sample(at, { input: text, prediction: text, target: text }),
  );
  const raw = writeTree(temporaryFolder(), { "run/samples.jsonl": lines.join("") });
  const out = join(temporaryFolder(), "out");
  await convert(raw, out);
  const found = publishedSamples(join(out, "runs/run/samples/sums"));
  const byInput = new Map(found.map((one) => [one.input, one]));
  for (const text of ordinaryTexts) {
    const one = byInput.get(text);
    expect(one?.target, text).toBe(text);
    expect(one?.prediction, text).toBe(text);
    expect(one?.redactions, text).toBeUndefined();
  }
  expect(publishedMeta(out, "run").account?.redactions).toBe(0);
});

test("ordinary settings are published as they are: parameters and metadata", async () => {
  const raw = writeTree(temporaryFolder(), {
    "run/run.yaml": stringify({ hparams: ordinarySettings }),
    "run/samples.jsonl": sample(0, { metadata: ordinarySettings }),
  });
  const out = join(temporaryFolder(), "out");
  await convert(raw, out);
  expect(publishedMeta(out, "run").hparams).toEqual(ordinarySettings);
  const [one] = publishedSamples(join(out, "runs/run/samples/sums"));
  expect(one?.metadata).toEqual(ordinarySettings);
  expect(publishedMeta(out, "run").account?.redactions).toBe(0);
});

/** Real logs and results, so far as this machine has them: none holds a key. */
const corpora = [process.env["EVALSITE_CORPUS"], process.env["EVALSITE_CASES"]].filter(
  (folder) => folder !== undefined,
);

describe.skipIf(corpora.length === 0)("real files", () => {
  test.each(corpora)("hold no key that their form proves: %s", (folder) => {
    const files = filesBelow(folder).filter((path) => !path.includes(".git/"));
    const found = files.flatMap((path) => {
      const text = inflated(readFileSync(join(folder, path))).toString();
      return findSecrets(text).map(({ kind, start, end }) => [path, kind, text.slice(start, end)]);
    });
    expect(found).toEqual([]);
    expect(files.length).toBeGreaterThan(20);
  });
});
