import { expect, test } from "vitest";
import { madeSecrets } from "../testing/made-secrets.ts";
import { publicSeriesNames } from "./public-series-names.ts";
import { secretFilter } from "./redact.ts";

const [first = "", second = ""] = [1, 2].flatMap((seed) =>
  madeSecrets(seed).flatMap(({ kind, text }) => (kind === "Groq key" ? [text] : [])),
);

test("keys in names of series are replaced and counted, and the names stay apart", () => {
  const names = ["train/loss", `train/${first}`, `train/${second}`];
  const { nameOf, kinds } = publicSeriesNames(
    names.map((name) => ({ name })),
    secretFilter(),
  );
  expect(names.map(nameOf)).toEqual([
    "train/loss",
    "train/[redacted: Groq key]",
    "train/[redacted: Groq key] (2)",
  ]);
  expect(kinds).toEqual({ "Groq key": 2 });
});
