import { expect, test } from "vitest";
import { type RunFact, precedence } from "../extract/fact.ts";
import { differingSettings } from "./differing-settings.ts";

const settings = (
  file: string,
  hparams: RunFact["hparams"],
  of: number = precedence.configuration,
): RunFact => ({
  kind: "run",
  precedence: of,
  model: null,
  file,
  ...(hparams && { hparams }),
});

test("two files that say different things are both named, with the settings", () => {
  const one = settings("a/config.yaml", {
    learning_rate: 1e-4,
    batch_size: 8,
    seed: 1,
    color: "red",
  });
  const other = settings("b/args.json", {
    learning_rate: 2e-4,
    batch_size: "8",
    seed: 2,
    color: "blue",
  });
  expect(differingSettings([one, other])).toEqual([
    {
      kind: "issue",
      code: "settings-differ",
      severity: "warning",
      place: { file: "b/args.json", line: null },
      message: "learning_rate, seed: other values than in a/config.yaml, which counts",
    },
  ]);
});

test("what run.yaml says needs no word, nor what a file repeats", () => {
  const declared = settings("run.yaml", { learning_rate: 1 }, precedence.declared);
  const one = settings("a.json", { learning_rate: 2, bf16: true });
  expect(differingSettings([declared, one, settings("b.json", { learning_rate: 2.0 })])).toEqual(
    [],
  );
});
