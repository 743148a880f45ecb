import { expect, test } from "vitest";
import { configRows } from "./config-rows.ts";
import { tellingSettings } from "./telling-settings.ts";

const rows = configRows(
  [
    ["1e-5", "64", "/data/a", "run-a"],
    ["2e-5", "64", "/data/b", "run-b"],
    ["3e-5", "128", "/data/c", "run-c"],
  ].map(
    ([lr, batch, folder, name]) =>
      new Map([
        ["hparams.train.lr", lr ?? ""],
        ["hparams.batch", batch ?? ""],
        ["hparams.output_dir", folder ?? ""],
        ["hparams.run_name", name ?? ""],
        ["settings.limit", lr ?? ""],
      ]),
  ),
);

test("hyper-parameters that differ tell runs apart, the most telling first; names of runs and folders do not", () => {
  const found = tellingSettings(rows, ["run-a", "run-b", "run-c"], 5);
  expect(found.map(({ label, values }) => [label, values])).toEqual([
    ["lr", ["1e-5", "2e-5", "3e-5"]],
    ["batch", ["64", "64", "128"]],
  ]);
});

test("as many as there is room for", () => {
  expect(tellingSettings(rows, ["run-a", "run-b", "run-c"], 1).map(({ label }) => label)).toEqual([
    "lr",
  ]);
});
